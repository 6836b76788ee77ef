import type { Agent } from '@logishift/support-sdk';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { inside, next, place, settled, until } from '../../test/place.js';
import './agent-picker.js';
import type { AgentPickerPart, PickEvent } from './agent-picker.js';

const agent = (id: string, name: string, open_tickets: number): Agent => ({
  id,
  name,
  open_tickets,
  role: 'support_agent',
  email: `${id}@logishift.example`,
  phone: null,
  locale: 'en',
  state: 'approved',
  is_support_agent_approved: true,
  email_verified_at: null,
  approved_at: null,
  rejected_at: null,
  suspended_at: null,
  created_at: '2026-01-01T00:00:00.000Z',
});
const agents = [agent('elena', 'Elena Costa', 5), agent('arjun', 'Arjun Nair', 7), agent('meera', 'Meera Iyer', 10)];

async function opened() {
  const picker = await place<AgentPickerPart>(
    html`<ls-agent-picker .current=${{ id: 'arjun', name: 'Arjun Nair' }} .agents=${agents} number="LS-1041"></ls-agent-picker>`,
  );
  inside(picker, '.trigger').click();
  await until(() => picker.shadowRoot?.activeElement?.localName === 'input');
  await settled(picker);
  return picker;
}

const options = (picker: AgentPickerPart) =>
  [...picker.renderRoot.querySelectorAll('[role=option]')].map(
    (option) => option.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  );

describe('agent picker', () => {
  it('lists everybody with their load, who has it now, and the way back to the queue', async () => {
    const told = options(await opened());
    assert.lengthOf(told, 4);
    assert.include(told[0], 'Elena Costa lightest · 5 open');
    assert.include(told[1], 'Arjun Nair has it now · 7 open');
    assert.include(told[3], 'Unassign');
  });

  it('closes when it is given another ticket: what is chosen would go there', async () => {
    const picker = await opened();
    picker.number = 'LS-1042';
    await until(() => !picker.shadowRoot!.querySelector('input'));
    assert.isNull(picker.shadowRoot!.querySelector('[popover]:popover-open'));
  });

  it('holds still while it is open: who was chosen is picked, though the loads have changed', async () => {
    const picker = await opened();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    picker.agents = [agents[2]!, agents[0]!, agents[1]!];
    await settled(picker);
    const picked = next<PickEvent>(picker, 'pick');
    await sendKeys({ press: 'Enter' });
    assert.equal((await picked).agentId, 'meera');
  });

  it('finds somebody by typing and picks them with Enter', async () => {
    const picker = await opened();
    await sendKeys({ type: 'meera' });
    await settled(picker);
    const picked = next<PickEvent>(picker, 'pick');
    await sendKeys({ press: 'Enter' });
    assert.equal((await picked).agentId, 'meera');
  });

  it('gives the ticket to nobody with the last entry', async () => {
    const picker = await opened();
    const picked = next<PickEvent>(picker, 'pick');
    await sendKeys({ press: 'ArrowUp' });
    await settled(picker);
    await sendKeys({ press: 'Enter' });
    assert.isNull((await picked).agentId);
  });

  it('is accessible, light and dark', async () => assertAccessible(await opened()));
});
