import type { TicketPriority, TicketStatus } from '@logishift/support-sdk';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { place } from '../../test/place.js';
import './avatar.js';
import { initials } from './avatar.js';
import './priority.js';
import './stat-tile.js';
import './status.js';

const statuses: TicketStatus[] = ['open', 'in_progress', 'on_hold', 'resolved', 'closed'];
const priorities: TicketPriority[] = ['high', 'medium', 'low'];

describe('status and priority', () => {
  it('are told by a word and a shape of their own, not by colour alone', async () => {
    const box = await place(html`<div>
      ${statuses.map((status) => html`<ls-status .status=${status}></ls-status>`)}
      ${priorities.map((priority) => html`<ls-priority .priority=${priority}></ls-priority>`)}
    </div>`);
    const parts = [...box.children];
    const shapes = parts.map((part) => part.shadowRoot?.querySelector('path')?.getAttribute('d'));
    assert.equal(new Set(shapes).size, 8);
    assert.deepEqual(
      parts.map((part) => part.shadowRoot?.textContent?.trim()),
      ['Open', 'In Progress', 'On Hold', 'Resolved', 'Closed', 'High', 'Medium', 'Low'],
    );
  });

  it('have enough contrast, plain and as chips, light and dark', async () => {
    await assertAccessible(
      await place(html`<div>
        ${statuses.map((status) => html`<ls-status .status=${status}></ls-status><ls-status look="chip" .status=${status}></ls-status>`)}
        ${priorities.map((priority) => html`<ls-priority .priority=${priority}></ls-priority>`)}
      </div>`),
    );
  });
});

describe('avatar', () => {
  it('takes whole letters of the first and last word, in any script', () => {
    assert.deepEqual(['Priya Raman', 'Ana María de la Cruz', 'मीरा अय्यर', 'Cher', ''].map(initials), [
      'PR',
      'AC',
      'मअ',
      'C',
      '?',
    ]);
  });
});

describe('stat tile', () => {
  it('is a link that says whether it filters now, and is accessible, light and dark', async () => {
    const tile = await place(html`<ls-stat-tile label="Open" .value=${12345} href="/x" selected></ls-stat-tile>`);
    const link = tile.shadowRoot!.querySelector('a')!;
    assert.equal(link.getAttribute('aria-current'), 'true');
    assert.include(link.textContent, '12,345');
    await assertAccessible(tile);
  });
});
