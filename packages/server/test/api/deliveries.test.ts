import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostToken, startSupport, type TestSupport } from '../harness/support.js';

const promised_at = '2026-11-22T13:00:00.000Z';

describe('deliveries that a host tells of in its tokens', () => {
  let support: TestSupport;
  beforeAll(async () => {
    support = await startSupport();
  });
  afterAll(() => support.stop());

  const as = (id: string, deliveries: unknown[]) => support.client({ token: hostToken({ id, deliveries }) });

  it('belong to each customer whose token names them, and to nobody else', async () => {
    const parcel = { id: '1', tracking_number: 'PX-1', status: 'in_transit' };
    const sender = await as('sender', [parcel]).deliveries.get('PX-1');
    const recipient = await as('recipient', [parcel]).deliveries.get('1');
    expect(recipient.id).toBe(sender.id);
    await expect(as('stranger', []).deliveries.get('PX-1')).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      as('stranger', []).tickets.create({ subject: 's', description: 'd', category: 'lost', delivery_id: sender.id }),
    ).rejects.toMatchObject({ code: 'unknown_delivery' });
  });

  it('say what the last token said, also when an earlier one comes again', async () => {
    const out = { id: '2', tracking_number: 'PX-2', status: 'out_for_delivery' };
    // Of one second, however long this takes: which of them was signed first is not known.
    const iat = Math.floor(Date.now() / 1000) + 60;
    const at = (id: string, deliveries: unknown[]) =>
      support.client({ token: hostToken({ id, deliveries, iat, exp: iat + 300 }) });
    const one = at('one', [out]);
    await one.deliveries.list();
    await at('two', [{ ...out, status: 'delivered' }]).deliveries.list();
    expect((await as('two', []).deliveries.get('PX-2')).status).toBe('delivered');
    expect((await one.deliveries.get('PX-2')).status).toBe('out_for_delivery');
  });

  it('keep what a shorter claim does not say', async () => {
    await as('three', [{ id: '3', tracking_number: 'PX-3', status: 'in_transit', promised_at }]).deliveries.list();
    expect(await as('three', [{ id: 3 }]).deliveries.get('3')).toMatchObject({
      tracking_number: 'PX-3',
      status: 'in_transit',
      promised_at,
    });
  });

  it('are late when expected, or come, after they were promised', async () => {
    const late = { id: '4', promised_at, expected_at: '2026-11-22T15:00:00Z', status: 'out_for_delivery' };
    const intime = { id: '5', promised_at, delivered_at: '2026-11-22T12:00:00Z', status: 'delivered' };
    const { data } = await as('four', [late, intime]).deliveries.list();
    expect(Object.fromEntries(data.map(({ external_id, is_late }) => [external_id, is_late]))).toEqual({
      '4': true,
      '5': false,
    });
  });

  it('that cannot be read are left out, and the others count', async () => {
    const { data } = await as('five', [{ id: '6', promised_at: 'tomorrow' }, 'PX-7', { id: '8' }]).deliveries.list();
    expect(data.map(({ external_id }) => external_id)).toEqual(['8']);
  });
});
