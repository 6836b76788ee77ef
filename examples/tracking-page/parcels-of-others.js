/** Where most of them wait that nobody took. */
const kiosk = 'Späti Kranich, Reuterstraße 20';

/**
 * The parcels of all customers but Priya and Tomás, whose are told one by one (`parcels.js`). They fit what their customers write of
 * them (`demo/tickets/`). A row: number, whose, what has become of it, how many days from today (before it, negative) it was or is to be
 * delivered, from whom, weight; and where it went otherwise than most: the day or the `window` that it was `promised` for, the day it was
 * `picked` up, when and where it was `sorted`, the time `at` which it came.
 */
const rows = [
  ['PX-470115', 1003, 'delivered', -24, 'Weinhof Rieger, Mainz', '7.2 kg', { promised: -28 }],
  ['PX-477903', 1003, 'porch', -6, 'Gartencenter Mohn, Potsdam', '5.4 kg'],
  ['PX-482511', 1003, 'moving', 1, 'Strickwaren Jansen, Flensburg', '0.7 kg'],
  ['PX-471020', 1004, 'delivered', -15, 'Maison Safran, Marseille', '1.2 kg'],
  ['PX-481903', 1004, 'collected', -1, 'Schuhhaus Lenz, Kassel', '1.6 kg'],
  ['PX-472288', 1005, 'delivered', -18, 'Fromagerie Petit, Colmar', '2.1 kg', { promised: -19 }],
  ['PX-482077', 1005, 'held', -1, 'Librairie du Port, Nantes', '3.3 kg'],
  ['PX-473140', 1006, 'porch', -15, 'Cerámica Ruiz, Valencia', '4.0 kg'],
  ['PX-482640', 1006, 'moving', 2, 'Aceites Olmo, Jaén', '6.5 kg'],
  ['PX-474402', 1007, 'delivered', -12, 'Teppich Orient, Hamburg', '11.3 kg'],
  ['PX-482733', 1007, 'moving', 1, 'Gewürzkontor Elbe, Hamburg', '0.9 kg'],
  ['PX-469871', 1008, 'delivered', -27, 'Spielzeugkiste, Nürnberg', '2.8 kg', { promised: -29 }],
  ['PX-476110', 1008, 'porch', -7, 'Kaffeerösterei Anker, Bremen', '1.0 kg'],
  ['PX-483101', 1008, 'announced', 3, 'Spielzeugkiste, Nürnberg', '1.9 kg'],
  ['PX-471777', 1009, 'returned', -26, 'Friluft Outdoor, Göteborg', '3.1 kg'],
  ['PX-478840', 1009, 'delivered', -4, 'Friluft Outdoor, Göteborg', '3.1 kg'],
  [
    'PX-468204',
    1010,
    'collected',
    -22,
    'Longjing Tea House, Hangzhou',
    '1.4 kg',
    { promised: -36, picked: -50, sorted: [-41, 'Frankfurt'] },
  ],
  ['PX-479455', 1010, 'delivered', -3, 'Elektro Baum, Leipzig', '2.2 kg'],
  ['PX-482201', 1011, 'late', 0, 'Sneaker Depot, Essen', '1.3 kg'],
  ['PX-475019', 1011, 'delivered', -10, 'Plattenladen Rille, Köln', '0.6 kg', { promised: -13 }],
  ['PX-470660', 1012, 'delivered', -11, 'Księgarnia Wisła, Kraków', '4.8 kg'],
  [
    'PX-480318',
    1012,
    'porch',
    -2,
    'Naturkosmetik Blüte, Freiburg',
    '0.8 kg',
    { window: ['10:00', '12:00'], at: '15:12' },
  ],
  ['PX-473905', 1013, 'delivered', -13, 'Pastificio Greco, Bologna', '5.0 kg'],
  ['PX-482915', 1013, 'moving', 1, 'Pastificio Greco, Bologna', '5.0 kg'],
  ['PX-472931', 1014, 'delivered', -16, 'Guitar Works, Dublin', '9.7 kg', { promised: -19, picked: -24 }],
  ['PX-481122', 1014, 'porch', -1, 'Zoo Hirsch, Dortmund', '12.0 kg'],
  ['PX-474876', 1015, 'collected', -7, 'Atelier Zellige, Lille', '2.7 kg'],
  ['PX-482388', 1015, 'late', 0, 'Parfümerie Orange, Köln', '0.5 kg'],
  ['PX-476903', 1016, 'delivered', -7, 'Fietswinkel Noord, Utrecht', '8.8 kg', { promised: -6 }],
  ['PX-482019', 1016, 'shop', -1, 'Klokkenmaker Vos, Delft', '1.5 kg'],
  ['PX-483010', 1016, 'announced', 4, 'Bloembollen Bakker, Lisse', '2.0 kg'],
  ['PX-471404', 1017, 'delivered', -20, 'Azulejos Costa, Porto', '6.1 kg', { promised: -22 }],
  ['PX-481550', 1017, 'moving', 1, 'Möbelwerk Harz, Goslar', '18.4 kg'],
  ['PX-473388', 1018, 'porch', -14, 'Saunatarvike, Tampere', '3.6 kg'],
  ['PX-480960', 1018, 'delivered', -2, 'Kamera Köhler, Jena', '1.8 kg'],
  ['PX-475561', 1019, 'delivered', -11, 'Optik Stern, Fürth', '0.4 kg'],
  ['PX-482854', 1019, 'moving', 1, 'Stoffe Meyer, Krefeld', '2.5 kg'],
  ['PX-470922', 1020, 'returned', -9, 'Tea & Biscuits, Leeds', '2.0 kg'],
  ['PX-479127', 1020, 'delivered', -4, 'Umzugskartons24, Hannover', '14.2 kg', { promised: -5 }],
  ['PX-482466', 1020, 'moving', 2, 'Tea & Biscuits, Leeds', '2.0 kg'],
];

/**
 * What a row's word means for the pages and for support.
 * @param its what is otherwise than with most
 * @param times `{ day(days, time), between(days, from, to), beforeEnd(hours, minutes) }`, as parcels.js counts them
 */
function details(what, days, from, its, { day, between, beforeEnd }) {
  const { promised = days, window, at = '13:12' } = its;
  const { picked: pickedUp = Math.min(days, promised) - 3, sorted: [sortedOn, centre] = [days - 2, 'Hannover'] } = its;
  const city = from.split(', ').at(-1);
  const picked = { at: day(pickedUp, '16:20'), kind: 'picked_up', place: city };
  const sorted = { at: day(sortedOn, '21:50'), kind: 'sorted', place: centre };
  const out = { at: day(days, '08:35'), kind: 'out', detail: 'courier_other' };
  switch (what) {
    case 'delivered':
    case 'porch': {
      const deliveredAt = day(days, at);
      const handover = what === 'porch' ? 'porch' : 'in_person';
      return {
        story: what === 'porch' ? 'not_here' : 'in_person',
        status: 'delivered',
        stage: 3,
        tone: 'done',
        handover,
        promised: between(promised, ...(window ?? ['12:00', '14:00'])),
        deliveredAt,
        events: [picked, sorted, out, { at: deliveredAt, kind: 'delivered', detail: handover }],
      };
    }
    case 'collected': {
      // The day before, nobody was at home.
      const deliveredAt = day(days, '16:50');
      const before = promised === days ? days - 1 : promised;
      return {
        story: 'collected',
        status: 'delivered',
        stage: 3,
        tone: 'done',
        handover: 'shop',
        promised: between(before, '10:00', '12:00'),
        deliveredAt,
        events: [
          { ...picked, at: day(Math.min(pickedUp, days - 4), '16:20') },
          { ...sorted, at: day(Math.min(sortedOn, days - 3), '21:50') },
          { ...out, at: day(days - 1, '08:35') },
          { at: day(days - 1, '11:40'), kind: 'failed', detail: 'nobody_home' },
          { at: day(days - 1, '12:30'), kind: 'shop', place: kiosk },
          { at: deliveredAt, kind: 'delivered', detail: 'collected' },
        ],
      };
    }
    case 'late':
      return {
        story: 'late',
        status: 'out_for_delivery',
        stage: 2,
        tone: 'late',
        handover: 'in_person',
        promised: { from: beforeEnd(4), to: beforeEnd(2) },
        expected: { from: beforeEnd(2), to: beforeEnd(0) },
        events: [
          { at: beforeEnd(40), kind: 'picked_up', place: city },
          { at: beforeEnd(15), kind: 'sorted', place: 'Hannover' },
          { at: beforeEnd(5, 8), kind: 'out', detail: 'courier' },
        ],
      };
    case 'moving':
      return {
        story: 'on_its_way',
        status: 'in_transit',
        stage: 1,
        tone: 'moving',
        handover: 'in_person',
        promised: between(days, '10:00', '12:00'),
        expected: between(days, '10:00', '12:00'),
        events: [
          { at: day(-4, '11:20'), kind: 'announced', place: from },
          { at: day(-2, '17:05'), kind: 'picked_up', place: city },
          { at: day(-1, '22:10'), kind: 'sorted', place: 'Karlsruhe' },
        ],
      };
    case 'announced':
      return {
        story: 'announced',
        status: 'announced',
        stage: -1,
        tone: 'moving',
        handover: 'in_person',
        promised: between(days, '10:00', '14:00'),
        events: [{ at: day(-1, '18:30'), kind: 'announced', place: from }],
      };
    case 'held':
      return {
        story: 'held',
        status: 'in_transit',
        stage: 1,
        tone: 'late',
        handover: 'in_person',
        promised: between(days, '10:00', '12:00'),
        events: [picked, sorted, { at: day(days, '06:40'), kind: 'held', place: 'Berlin-Weißensee' }],
      };
    case 'shop':
      return {
        story: 'nobody_home',
        status: 'delivery_failed',
        stage: 2,
        tone: 'problem',
        handover: 'shop',
        promised: between(days, '15:00', '17:00'),
        events: [
          picked,
          sorted,
          out,
          { at: day(days, '16:02'), kind: 'failed', detail: 'nobody_home' },
          { at: day(days, '18:20'), kind: 'shop', place: kiosk },
        ],
      };
    case 'returned':
      return {
        story: 'returned',
        status: 'returned',
        stage: 2,
        tone: 'problem',
        handover: 'shop',
        promised: between(days - 10, '12:00', '14:00'),
        events: [
          { ...picked, at: day(days - 13, '16:20') },
          { ...sorted, at: day(days - 12, '21:50') },
          { ...out, at: day(days - 10, '08:35') },
          { at: day(days - 10, '13:25'), kind: 'failed', detail: 'nobody_home' },
          { at: day(days - 10, '18:20'), kind: 'shop', place: kiosk },
          { at: day(days - 3, '18:00'), kind: 'returning', detail: 'not_collected' },
          { at: day(days, '11:15'), kind: 'returned', place: from },
        ],
      };
  }
  throw new Error(`Nothing is known of a parcel that is ${what}`);
}

export function parcelsOfOthers(times) {
  return rows.map(([number, owner, what, days, sender, weight, its = {}]) => ({
    number,
    owner: `customer-${owner}`,
    sender,
    weight,
    ...details(what, days, sender, its, times),
  }));
}
