import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { admin, adminElsewhere, newAgent, signIn } from '../../../test/people.js';
import { inside, place, until } from '../../../test/place.js';
import { agentList } from '../../data/agents.js';
import { forgetAll } from '../../data/resource.js';
import type { DialogPart } from '../../parts/dialog.js';
import './agents-page.js';
import type { AgentsPage } from './agents-page.js';

describe('agents, on the real server', () => {
  afterEach(forgetAll);

  it('who were rejected can be approved after all, by the same question where nobody has proved their address', async () => {
    const omar = await newAgent('Omar Said', { approved: false });
    await (await adminElsewhere()).agents.reject(omar.id);
    await signIn(admin);
    const page = await place<AgentsPage>(html`<ls-agents-page></ls-agents-page>`);
    const row = () =>
      [...page.renderRoot.querySelectorAll('tr.rejected, tr.approved')].find((one) =>
        one.textContent?.includes(omar.email),
      );
    const state = () => agentList().value?.find(({ id }) => id === omar.id)?.state;
    const approve = (await until(row)).querySelector('button')!;
    assert.equal(approve.textContent, 'Approve');
    await assertAccessible(page);
    const question = inside<DialogPart>(page, 'ls-confirm', 'ls-dialog');
    const answer = async (which: string) => {
      await until(() => question.open);
      inside<HTMLButtonElement>(page, 'ls-confirm', which).click();
      await until(() => !question.open);
    };
    approve.click();
    await answer('.no');
    assert.equal(state(), 'rejected', 'it was only asked');
    approve.click();
    await answer('.danger-primary');
    await until(() => state() === 'approved' && row()?.className === 'approved');
  });

  it('are looked for from the keyboard: / leads to the field, and is no letter of it', async () => {
    await signIn(admin);
    const page = await place<AgentsPage>(html`<ls-agents-page></ls-agents-page>`);
    const field = await until(() => page.renderRoot.querySelector<HTMLInputElement>('.seek input'));
    await sendKeys({ press: '/' });
    await until(() => page.shadowRoot!.activeElement === field);
    assert.equal(field.value, '');
  });
});
