import { ConnectionError } from '@logishift/support-sdk';
import { assert } from 'chai';
import type { ReactiveControllerHost } from 'lit';
import { useLanguage } from '../texts/index.js';
import { MorePages } from './more-pages.js';

describe('more pages', () => {
  it('are not asked for again by themselves where one did not come, on that list alone', async () => {
    await useLanguage('en');
    const failing = { more: () => Promise.reject(new ConnectionError('down')) };
    const other = { more: () => Promise.resolve() };
    let list: typeof other = failing;
    const pages = new MorePages({ requestUpdate() {} } as ReactiveControllerHost, () => list);
    await pages.load();
    assert.isTrue(pages.hasFailed);
    list = other;
    assert.isFalse(pages.hasFailed);
    list = failing;
    assert.isTrue(pages.hasFailed);
    failing.more = () => Promise.resolve() as never;
    await pages.load();
    assert.isFalse(pages.hasFailed);
  });
});
