import { Support } from '@logishift/support-sdk';
import { expect } from 'chai';
import '../../define/all.js';
import {
  agent,
  api,
  find,
  focused,
  isAccessible,
  mailedCode,
  place,
  says,
  shown,
  textOf,
  tokenOf,
  type,
  until,
} from '../../../test/stage.js';
import type { LogishiftTicketForm } from '../ticket-form/ticket-form.js';

/** A customer of the host with several deliveries. */
async function withParcels(...statuses: string[]) {
  const id = crypto.randomUUID();
  const deliveries = statuses.map((status, place) => ({
    id: `${place}-${id}`,
    tracking_number: `PX-${place}${id.slice(0, 5)}`,
    status,
  }));
  const token = await tokenOf({ sub: id, name: `Priya ${id.slice(0, 8)}`, email: `${id}@example.com`, deliveries });
  return {
    token,
    numbers: deliveries.map((one) => one.tracking_number),
    support: new Support({ baseUrl: api, token }),
  };
}

const picker = (form: Element) => find(form, 'logishift-parcel-picker')!.shadowRoot!;
const options = (form: Element) => [...picker(form).querySelectorAll('[role=option]')].map((one) => textOf(one).trim());
const press = (key: string) =>
  focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

async function send(form: LogishiftTicketForm): Promise<void> {
  type(await shown<HTMLInputElement>(form, '#subject'), 'Where is it?');
  type(find<HTMLTextAreaElement>(form, '#description')!, 'I have waited since noon.');
  find(form, '[part=submit]')!.click();
}

describe('<logishift-parcel-picker>', () => {
  it('offers own parcels by where they are, is narrowed by typing, and is worked by keys', async () => {
    const { token, numbers, support } = await withParcels('delivered', 'out_for_delivery', 'in_transit');
    const form = place('logishift-ticket-form', { token, category: 'late' });
    const field = await shown<HTMLInputElement>(form, '[role=combobox]');
    field.focus();
    press('ArrowDown');
    await until('all of them', () => options(form).length === 5);
    expect(textOf(picker(form))).to.match(/On the way.*On its way|On the way.*Out for delivery/);
    expect(options(form)[2]).to.contain(numbers[0]);
    expect(options(form).slice(3).join()).to.match(/Another number.*not about a parcel/);
    await isAccessible(form);
    const active = () => picker(form).getElementById(field.getAttribute('aria-activedescendant') ?? '');
    press('ArrowUp');
    await until('the last', () => active()?.textContent?.includes('not about a parcel'));
    expect(focused() === field, 'the focus stays in the field').to.equal(true);
    // However it is typed.
    type(field, numbers[2]!.toLowerCase().replace('-', ' '));
    await until('one, and the ways out', () => options(form).length === 3);
    expect(active()?.textContent).to.contain(numbers[2]);
    press('Escape');
    await until('it is folded, and not cleared', () => field.ariaExpanded === 'false' && field.value !== '');
    press('ArrowDown');
    await until('unfolded', () => field.ariaExpanded === 'true' && active());
    press('Enter');
    await until('it is said', () => textOf(picker(form)).includes(`Parcel ${numbers[2]}, On its way, chosen`));
    await until('the focus', () => focused()?.textContent === 'Change');
    await send(form);
    await says(form, 'We have your ticket');
    expect((await support.tickets.list()).data[0]?.delivery?.tracking_number).to.equal(numbers[2]);
  });

  it('takes a number that nobody knows as it is typed, and none', async () => {
    const { token, support } = await withParcels('delivered', 'in_transit');
    const form = place('logishift-ticket-form', { token, category: 'lost' });
    type(await shown<HTMLInputElement>(form, '[role=combobox]'), ' PX-000000 ');
    await until('the ways out alone', () => options(form).length === 2);
    press('Enter');
    await says(form, 'Not verified · typed by you');
    await send(form);
    await says(form, 'We have your ticket');
    await says(form, 'PX-000000');
    expect((await support.tickets.list()).data[0]).to.include({ delivery_id: null, delivery_ref: 'PX-000000' });

    const other = place('logishift-ticket-form', { token, category: 'other' });
    (await shown(other, '[role=combobox]')).click();
    await until('unfolded', () => options(other).length > 2);
    (picker(other).querySelector('[role=option]:last-of-type') as HTMLElement | null)?.click();
    const none = [...picker(other).querySelectorAll<HTMLElement>('[role=option]')].find((one) =>
      one.textContent?.includes('not about'),
    );
    none?.click();
    await until('it is none', () =>
      picker(other).querySelector('.delivery')?.textContent?.includes('not about a parcel'),
    );
    await send(other);
    await says(other, 'We have your ticket');
    expect((await support.tickets.list()).data[0]).to.include({ delivery_ref: null });
  });

  it('is chosen already where there is one parcel alone, or the page names one, and can be taken out', async () => {
    const { token, numbers, support } = await withParcels('in_transit');
    const form = place('logishift-ticket-form', { token, category: 'late' });
    await shown(form, '.delivery');
    await until('the only one', () => textOf(picker(form)).includes(numbers[0]!) && find(form, '.change'));
    const page = place('logishift-ticket-form', { token, category: 'late', delivery: 'PX-a-gift' });
    await says(page, 'From this page');
    expect(textOf(picker(page))).to.contain('PX-a-gift');
    await send(page);
    await says(page, 'We have your ticket');
    expect((await support.tickets.list()).data[0]).to.include({ delivery_ref: 'PX-a-gift' });
    find(form, '.change')!.click();
    await until('the field', () => focused()?.id === 'parcel');
  });

  it('knows the parcel of the page for a guest too, whose ticket names it', async () => {
    const address = `${crypto.randomUUID()}@example.com`;
    const form = place('logishift-ticket-form', { category: 'late', delivery: 'PX-490526' });
    await says(form, 'From this page');
    await send(form);
    await says(form, 'Late · Parcel PX-490526');
    type(await shown<HTMLInputElement>(form, '#email'), address);
    find(form, 'logishift-guest')!.shadowRoot!.querySelector('form')!.requestSubmit();
    type(await shown<HTMLInputElement>(form, '.digits input'), await mailedCode(address));
    await says(form, 'We have your ticket');
    const number = find(form, '.number strong')!.textContent!;
    const [ticket] = (await agent.ticketsOf(address.split('@')[0]!)).filter((one) => one.number === number);
    expect(textOf(form)).to.contain('PX-490526');
    if (ticket) expect(ticket.delivery_ref).to.equal('PX-490526');
  });
});
