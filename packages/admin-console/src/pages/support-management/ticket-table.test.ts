import { assert } from 'chai';
import { html } from 'lit';
import { inside, place, settled, until } from '../../../test/place.js';
import { aTicket } from '../../../test/tickets.js';
import './ticket-table.js';
import type { TicketTablePart } from './ticket-table.js';

const statuses = ['open', 'in_progress', 'on_hold', 'resolved'] as const;
const tickets = Array.from({ length: 400 }, (_, index) =>
  aTicket({
    id: `id-${index}`,
    number: `LS-${index}`,
    subject: `Parcel ${index}`,
    status: statuses[index % 4]!,
    priority: index % 3 === 0 ? 'high' : 'low',
    agent: index % 5 === 0 ? null : { id: `agent-${index % 5}`, name: `Agent ${index % 5}` },
    allowed_actions: ['reassign'],
  }),
);

/** A table in a scrolling box of its own, as on its page. */
async function scrolling(selected: ReadonlySet<string> = new Set()) {
  const scroll = await place<HTMLElement>(
    html`<div style="height: 400px; overflow: auto"><ls-ticket-table .tickets=${tickets} .agents=${[]} .selected=${selected}></ls-ticket-table></div>`,
  );
  const table = scroll.querySelector<TicketTablePart>('ls-ticket-table')!;
  const rows = () => [...table.renderRoot.querySelectorAll<HTMLElement>('tr[data-id]')];
  const to = async (index: number) => {
    scroll.scrollTo(0, index * 40);
    await until(() => rows().some(({ dataset }) => dataset.id === `id-${index}`));
    await settled(table);
  };
  return { rows, to };
}

const words = (row: Element, selector: string) => inside(row, selector).shadowRoot!.textContent!.trim();

describe('ticket table', () => {
  it('shows each ticket as it is, in rows that showed others before', async () => {
    const { rows, to } = await scrolling();
    const before = new Set(rows());
    for (const index of [12, 40, 300, 290, 395, 0, 150]) {
      await to(index);
      let last = -1;
      for (const row of rows()) {
        const shown = Number(row.dataset.id!.slice(3));
        assert.isTrue(last < 0 || shown === last + 1, 'in order, with none left out');
        last = shown;
        const ticket = tickets[shown]!;
        assert.equal(row.getAttribute('aria-rowindex'), `${shown + 2}`);
        assert.equal(inside(row, '.subject a').textContent, ticket.subject);
        assert.equal(inside<HTMLInputElement>(row, 'input').getAttribute('aria-label'), `Select ${ticket.number}`);
        assert.equal(words(row, 'ls-priority'), ticket.priority === 'high' ? 'High' : 'Low');
        assert.equal(inside(row, 'ls-status').getAttribute('status'), ticket.status);
        assert.include(words(row, 'ls-agent-picker'), ticket.agent?.name ?? 'Unassigned');
        assert.equal(row.classList.contains('unassigned'), !ticket.agent && ticket.status !== 'resolved');
      }
    }
    await to(200);
    assert.isAtLeast(rows().filter((row) => before.has(row)).length, 20, 'rows are filled anew, not made anew');
  });

  it('closes the list of agents when its ticket scrolls out of view, and does not open it for the next', async () => {
    const { rows, to } = await scrolling();
    const picker = inside(rows()[2]!, 'ls-agent-picker');
    inside(picker, '.trigger').click();
    await until(() => picker.shadowRoot?.querySelector('input'));
    await to(200);
    const open = rows().filter((row) => inside(row, 'ls-agent-picker').shadowRoot!.querySelector('input'));
    assert.deepEqual(open, []);
  });

  it('keeps the selection with its tickets, not with the rows', async () => {
    const { rows, to } = await scrolling(new Set(['id-3', 'id-210']));
    for (const [index, wanted] of [
      [200, 'id-210'],
      [0, 'id-3'],
    ] as const) {
      await to(index);
      const checked = rows().filter((row) => inside<HTMLInputElement>(row, 'input').checked);
      assert.deepEqual(
        checked.map(({ dataset }) => dataset.id),
        [wanted],
      );
    }
  });
});
