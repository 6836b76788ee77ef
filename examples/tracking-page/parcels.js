import { parcelsOfOthers } from './parcels-of-others.js';

/**
 * The host's parcels. All times follow the present, so that the demo always looks alive: one parcel is always two
 * hours late today, another was always delivered yesterday.
 */
const hour = 3_600_000;

export function allParcels(now = new Date()) {
  return [...parcels(now), ...parcelsOfOthers(timesAround(now))].map((parcel) => ({
    ...parcel,
    id: `shipment-${parcel.number.slice(3)}`,
  }));
}

export function findParcel(number, at) {
  return allParcels(at).find((parcel) => parcel.number === number);
}

export function parcelsOf(customer, at) {
  return allParcels(at).filter((parcel) => parcel.owner === customer.id);
}

/** Moments around `now`: days from today at a time, a window of hours, hours before the late parcels' window ends. */
function timesAround(now) {
  // The late parcel's window ends one to two hours from now, and the one it was promised in is over.
  const windowEnd = Math.ceil((now.getTime() + hour) / hour) * hour;
  const beforeEnd = (hours, minutes = 0) => new Date(windowEnd - hours * hour - minutes * 60_000);
  const day = (days, time) => {
    const [hours, minutes] = time.split(':').map(Number);
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours, minutes);
  };
  const between = (days, from, to) => ({ from: day(days, from), to: day(days, to) });
  return { beforeEnd, day, between };
}

function parcels(now) {
  const { beforeEnd, day, between } = timesAround(now);
  return [
    {
      number: 'PX-482193',
      owner: 'customer-1001',
      story: 'late',
      status: 'out_for_delivery',
      stage: 2,
      tone: 'late',
      sender: 'Studio Krause, Dresden',
      weight: '2.4 kg',
      handover: 'in_person',
      promised: { from: beforeEnd(4), to: beforeEnd(2) },
      expected: { from: beforeEnd(2), to: beforeEnd(0) },
      events: [
        { at: beforeEnd(29, 48), kind: 'announced', place: 'Studio Krause, Dresden' },
        { at: beforeEnd(23, 54), kind: 'picked_up', place: 'Studio Krause, Dresden' },
        { at: beforeEnd(16, 20), kind: 'sorted', place: 'Leipzig' },
        { at: beforeEnd(9, 42), kind: 'depot', place: 'Berlin-Tempelhof' },
        { at: beforeEnd(5, 8), kind: 'out', detail: 'courier' },
      ],
    },
    {
      number: 'PX-478315',
      owner: 'customer-1001',
      story: 'not_here',
      status: 'delivered',
      stage: 3,
      tone: 'done',
      sender: 'Buchhandlung Morgenstern, Köln',
      weight: '0.9 kg',
      handover: 'porch',
      promised: between(-1, '13:00', '15:00'),
      deliveredAt: day(-1, '14:32'),
      events: [
        { at: day(-3, '16:40'), kind: 'picked_up', place: 'Köln-Deutz' },
        { at: day(-2, '21:15'), kind: 'sorted', place: 'Hannover' },
        { at: day(-1, '05:50'), kind: 'depot', place: 'Berlin-Tempelhof' },
        { at: day(-1, '09:20'), kind: 'out', detail: 'courier_other' },
        { at: day(-1, '14:32'), kind: 'delivered', detail: 'porch' },
      ],
    },
    {
      number: 'PX-480771',
      owner: 'customer-1001',
      story: 'on_its_way',
      status: 'in_transit',
      stage: 1,
      tone: 'moving',
      sender: 'Papeterie Lumière, Lyon',
      weight: '1.1 kg',
      handover: 'in_person',
      promised: between(1, '09:00', '12:00'),
      expected: between(1, '09:00', '12:00'),
      events: [
        { at: day(-3, '11:25'), kind: 'announced', place: 'Papeterie Lumière, Lyon' },
        { at: day(-2, '17:10'), kind: 'picked_up', place: 'Lyon' },
        { at: day(-1, '22:40'), kind: 'sorted', place: 'Karlsruhe' },
      ],
    },
    {
      number: 'PX-483044',
      owner: 'customer-1001',
      story: 'announced',
      status: 'announced',
      stage: -1,
      tone: 'moving',
      sender: 'Fahrradwerk Nord, Hamburg',
      weight: '6.8 kg',
      handover: 'in_person',
      promised: between(3, '10:00', '14:00'),
      events: [{ at: day(-1, '18:05'), kind: 'announced', place: 'Fahrradwerk Nord, Hamburg' }],
    },
    {
      number: 'PX-479902',
      owner: 'customer-1001',
      story: 'in_person',
      status: 'delivered',
      stage: 3,
      tone: 'done',
      sender: 'Keramik Almeida, Porto',
      weight: '1.7 kg',
      handover: 'in_person',
      promised: between(-2, '11:00', '13:00'),
      deliveredAt: day(-2, '11:47'),
      events: [
        { at: day(-6, '10:12'), kind: 'picked_up', place: 'Porto' },
        { at: day(-4, '23:05'), kind: 'sorted', place: 'Saarbrücken' },
        { at: day(-2, '06:02'), kind: 'depot', place: 'Berlin-Tempelhof' },
        { at: day(-2, '08:55'), kind: 'out', detail: 'courier_daniel' },
        { at: day(-2, '11:47'), kind: 'delivered', detail: 'in_person' },
      ],
    },
    {
      number: 'PX-481560',
      owner: 'customer-1002',
      story: 'nobody_home',
      status: 'delivery_failed',
      stage: 2,
      tone: 'problem',
      sender: 'Vinyl & Co., Wien',
      weight: '0.6 kg',
      handover: 'shop',
      promised: between(-1, '16:00', '18:00'),
      events: [
        { at: day(-3, '14:20'), kind: 'picked_up', place: 'Wien' },
        { at: day(-2, '23:30'), kind: 'sorted', place: 'Nürnberg' },
        { at: day(-1, '09:05'), kind: 'out', detail: 'courier_other' },
        { at: day(-1, '17:05'), kind: 'failed', detail: 'nobody_home' },
        { at: day(-1, '18:40'), kind: 'shop', place: 'Kiosk Adler, Schönhauser Allee 51' },
      ],
    },
    {
      number: 'PX-482870',
      owner: 'customer-1002',
      story: 'readdressed',
      status: 'in_transit',
      stage: 1,
      tone: 'late',
      sender: 'Atelier Sedláček, Praha',
      weight: '3.2 kg',
      handover: 'in_person',
      promised: between(-1, '10:00', '13:00'),
      // The address is known by now.
      expected: between(1, '10:00', '13:00'),
      events: [
        { at: day(-3, '15:30'), kind: 'picked_up', place: 'Praha' },
        { at: day(-2, '20:45'), kind: 'sorted', place: 'Dresden' },
        { at: day(-1, '06:15'), kind: 'held', place: 'Berlin-Weißensee' },
      ],
    },
    {
      number: 'PX-476640',
      owner: 'customer-1002',
      story: 'in_person',
      status: 'delivered',
      stage: 3,
      tone: 'done',
      sender: 'Lampen Hoffmann, Bremen',
      weight: '4.5 kg',
      handover: 'in_person',
      promised: between(-5, '09:00', '11:00'),
      deliveredAt: day(-4, '10:21'),
      events: [
        { at: day(-6, '16:55'), kind: 'picked_up', place: 'Bremen' },
        { at: day(-5, '22:10'), kind: 'sorted', place: 'Hannover' },
        { at: day(-4, '08:40'), kind: 'out', detail: 'courier_daniel' },
        { at: day(-4, '10:21'), kind: 'delivered', detail: 'in_person' },
      ],
    },
    {
      number: 'PX-477218',
      owner: 'customer-1002',
      story: 'returned',
      status: 'returned',
      stage: 2,
      tone: 'problem',
      sender: 'Teehaus Yildiz, Mannheim',
      weight: '0.8 kg',
      handover: 'shop',
      promised: between(-12, '12:00', '14:00'),
      events: [
        { at: day(-15, '15:20'), kind: 'picked_up', place: 'Mannheim' },
        { at: day(-14, '22:05'), kind: 'sorted', place: 'Hannover' },
        { at: day(-12, '08:50'), kind: 'out', detail: 'courier_other' },
        { at: day(-12, '13:10'), kind: 'failed', detail: 'nobody_home' },
        { at: day(-12, '17:30'), kind: 'shop', place: 'Kiosk Adler, Schönhauser Allee 51' },
        { at: day(-5, '18:00'), kind: 'returning', detail: 'not_collected' },
        { at: day(-2, '12:25'), kind: 'returned', place: 'Teehaus Yildiz, Mannheim' },
      ],
    },
  ];
}
