import { expect } from 'chai';
import '../../define/all.js';
import {
  agent,
  aTicket,
  find,
  isAccessible,
  newCustomer,
  place,
  says,
  shown,
  textOf,
  type,
  until,
} from '../../../test/stage.js';

/** The panel, open at its first view. */
async function home(properties: Record<string, unknown>) {
  const help = place('logishift-help', properties);
  await help.open();
  return { help, at: await shown(help, 'logishift-home') };
}

describe('<logishift-home>', () => {
  it('shows the tickets with news first, by whom and about which parcel, three at most, and the way to all', async () => {
    const { token, tracking, support } = await newCustomer();
    const [answered, ...others] = [
      await support.tickets.create({ ...aTicket, subject: 'The oldest', delivery_ref: tracking }),
      await support.tickets.create({ ...aTicket, subject: 'Second' }),
      await support.tickets.create({ ...aTicket, subject: 'Third' }),
      await support.tickets.create({ ...aTicket, subject: 'Fourth' }),
    ];
    await agent.take(answered.id);
    const { author_name } = await agent.reply(answered.id, 'On its way');
    const { help, at } = await home({ token });
    await says(at, `${author_name.split(' ')[0]} answered`);
    const rows = [...at.shadowRoot!.querySelectorAll('.ticket')].map((row) => textOf(row));
    expect(rows).to.have.length(3);
    expect(rows[0]).to.contain('The oldest').and.contain(tracking);
    expect(!!find(at, '.dot'), 'a dot').to.equal(true);
    expect(others).to.have.length(3);
    await isAccessible(help);
    find(at, '.title .link')!.click();
    await until('all', () => find(help, 'logishift-ticket-list')?.shadowRoot?.querySelectorAll('.ticket').length === 4);
  });

  it('leads on to a draft, with its parcel and when it was saved', async () => {
    const { token, tracking } = await newCustomer();
    const { help } = await home({ token, delivery: tracking });
    await help.open({ view: 'form' });
    type(await shown<HTMLInputElement>(help, '#subject'), 'Can it go to my office?');
    await until('it is kept', () => sessionStorage.length === 1);
    help.remove();
    const again = await home({ token });
    await says(again.at, 'Can it go to my office?');
    const row = find(again.at, '.draft')!;
    expect(textOf(row))
      .to.contain(tracking)
      .and.match(/saved \d/);
    row.click();
    await until('the draft', () => find<HTMLInputElement>(again.help, '#subject')?.value === 'Can it go to my office?');
    // About the parcel it was begun about, on whatever page it is sent.
    await says(find(again.help, 'logishift-parcel-picker')!, tracking);
  });

  it('asks of a parcel that is there what may be wrong with it, and takes nothing for granted', async () => {
    const { token, tracking } = await newCustomer({ status: 'delivered', delivered_at: new Date().toISOString() });
    const { help, at } = await home({ token, delivery: tracking });
    await says(at, tracking);
    const questions = [...at.shadowRoot!.querySelectorAll('.question')].map((one) => textOf(one).trim());
    expect(questions.slice(0, 2)).to.deep.equal([
      'It says delivered, but nothing is here',
      'My parcel arrived damaged',
    ]);
    // The third is about something else, and so the heading is not about a delivered parcel.
    await says(at, 'Common questions');
    find(at, '.foot .primary')!.click();
    await shown(help, '#subject');
    expect(!find(help, '[name=category]:checked'), 'no category').to.equal(true);
    expect(find<HTMLInputElement>(help, '[name=category]')!.value, 'the first').to.equal('lost');
  });

  it('has its search in view above the button, however much there is to show', async () => {
    const { token, tracking, support } = await newCustomer();
    for (const subject of ['One', 'Two', 'Three']) await support.tickets.create({ ...aTicket, subject });
    const { help, at } = await home({ token, delivery: tracking });
    await says(at, 'Three');
    const panel = find(help, 'dialog')!.getBoundingClientRect();
    const [search, button] = [find(at, '[type=search]')!, find(at, '.foot .primary')!].map((one) =>
      one.getBoundingClientRect(),
    );
    expect(search!.bottom).to.be.at.most(button!.top);
    expect(button!.bottom).to.be.at.most(panel.bottom);
  });
});
