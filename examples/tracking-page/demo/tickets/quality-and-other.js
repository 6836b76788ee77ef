import { aiko, jonas, maya } from '../people.js';
import { close, confirm, hold, note, rate, reply, resolve, say, set, take } from './steps.js';

export const qualityAndOther = [
  {
    customer: 'customer-1016',
    agent: maya,
    opened: '30d 11:20',
    subject: 'Courier blocked the bike lane',
    description: 'Every day this week, van 12, in front of number 204. Please talk to them.',
    category: 'quality',
    parcel: null,
    steps: [
      ['1h', take()],
      [
        '10m',
        note('Van 12 is Pieter. The loading zone is dug up for two more weeks; asked for a stop round the corner.'),
      ],
      [
        '6m',
        resolve(
          'You are right, Jan. The loading zone is a building site; from tomorrow they stop round the corner, in Raumerstraße.',
        ),
      ],
      ['2d', rate(5, 'It worked. Thanks.')],
    ],
  },
  {
    customer: 'customer-1011',
    agent: aiko,
    opened: '21d 19:30',
    subject: 'Courier was rude on the phone',
    description: 'He told me to "come down or forget it". I have a broken leg.',
    category: 'quality',
    parcel: null,
    steps: [
      ['next 08:35', take()],
      [
        '9m',
        reply(
          'Hello Kwame, that is not how we want to treat anybody. Thank you for telling us. His team lead talks to him today.',
        ),
      ],
      ['3h', note('Talked to team lead; courier apologises, was on his 140th stop. Wish "bring upstairs" added.')],
      [
        '5m',
        resolve(
          'He says sorry, and means it. I have noted that your parcels are brought upstairs until you tell us that the leg is well again.',
        ),
      ],
      ['1d', rate(4, 'Taken seriously.')],
    ],
  },
  {
    customer: 'customer-1005',
    agent: jonas,
    opened: '17d 09:05',
    subject: 'Fromage arrivé tiède, bande rouge',
    description: 'La bande de contrôle est rouge. Je ne l’ai pas ouvert.',
    category: 'quality',
    parcel: 'PX-472288',
    priority: 'high',
    steps: [
      ['10m', take()],
      [
        '4m',
        reply(
          'Bonjour Monsieur Moreau, ne le mangez surtout pas. Bande rouge : nous remboursons tout, marchandise et livraison.',
        ),
      ],
      ['6m', say('Merci. 54 EUR en tout.')],
      ['7m', note('Cold chain broken in Hannover, 3 h. Five parcels, all paid.')],
      ['2m', resolve('54 EUR sont remboursés, et le fromager est prévenu.')],
      ['1d', confirm()],
    ],
  },
  {
    customer: 'customer-1007',
    agent: jonas,
    opened: '5d 10:55',
    subject: 'Two tapes on one box',
    description:
      'The spices came in a box with brown tape over clear tape. Nothing seems to be missing. Did you open it?',
    category: 'quality',
    parcel: null,
    steps: [
      ['38m', take()],
      ['20m', note('Weight the same at all three stations. Re-taped by the sender’s packer, says the sender.')],
      [
        '4m',
        resolve(
          'Hello Rahul, no: the weight is the same at every station, and the sender says that their packer taped it twice.',
        ),
      ],
    ],
  },
  {
    customer: 'customer-1004',
    agent: aiko,
    opened: '1d 17:25',
    subject: 'Shoes: left 41, right 42',
    description: 'Collected them from the shop today. One is a 41 and the other a 42. Is that your department?',
    category: 'quality',
    parcel: 'PX-481903',
    steps: [
      ['55m', take()],
      [
        '8m',
        hold(
          'other',
          'Hello Amal, not quite, but I have written to Schuhhaus Lenz for you. They look for the other odd pair and answer by tomorrow.',
        ),
      ],
    ],
  },
  {
    customer: 'customer-1003',
    agent: maya,
    opened: '5d 14:00',
    subject: 'Pflanzen lagen auf dem Kopf',
    description: 'Auf dem Karton stehen drei Pfeile nach oben. Zwei Stauden sind abgebrochen.',
    category: 'quality',
    parcel: 'PX-477903',
    steps: [
      ['26m', take()],
      ['7m', reply('Hallo Frau Brandt, das ärgert mich auch. Was haben die beiden Stauden gekostet?')],
      ['3h', say('Zusammen 19 EUR. Der Rest treibt hoffentlich wieder aus.')],
      ['next 08:45', resolve('19 EUR gehen heute an Sie zurück. Und ich drücke die Daumen für den Rest.')],
    ],
  },
  {
    customer: 'customer-1018',
    agent: aiko,
    opened: '23d 08:30',
    subject: 'Change my delivery wishes',
    description: 'May be left at the door, behind the blue bench. Always.',
    category: 'other',
    parcel: null,
    priority: 'low',
    steps: [
      ['1h', take()],
      ['5m', resolve('Done, Mikael: at the door, behind the blue bench. It counts from tomorrow.')],
      ['7d', close()],
    ],
  },
  {
    customer: 'customer-1013',
    agent: jonas,
    opened: '19d 12:40',
    subject: 'Invoice with my company’s name',
    description:
      'For three deliveries of last month. The address is Romano Catering GmbH, Graefestraße 70, VAT id DE299999999.',
    category: 'other',
    parcel: null,
    steps: [
      ['2h', take()],
      ['10m', reply('Hello Giulia, who paid for the deliveries: you, or the shops that sent them?')],
      ['14m', say('I did, by card, in the app.')],
      ['30m', hold('other', 'Then our accountants write the invoice. They need a day.')],
      ['next 15:10', resolve('Here it is, for all three deliveries: https://billing.logishift.example/invoices/7731')],
      ['2h', rate(5)],
    ],
  },
  {
    customer: 'customer-1008',
    agent: maya,
    opened: '16d 21:30',
    subject: 'Werbung trotz Abmeldung',
    description: 'Ich habe mich zweimal abgemeldet und bekomme immer noch Ihren Newsletter.',
    category: 'other',
    parcel: null,
    priority: 'low',
    steps: [
      ['next 09:15', take()],
      ['12m', note('Two accounts with the same address in different case. Merged, both unsubscribed.')],
      ['2m', resolve('Es gab zwei Einträge mit Ihrer Adresse, einer war noch angemeldet. Jetzt ist keiner mehr da.')],
      ['7d', close()],
    ],
  },
  {
    customer: 'customer-1014',
    agent: aiko,
    opened: '6d 09:20',
    subject: 'Send a parcel to Ireland: how long?',
    description: 'I want to return an amp to Dublin. How long does it take and what does it cost? About 14 kg.',
    category: 'other',
    parcel: null,
    priority: 'low',
    steps: [
      ['1h', take()],
      [
        '9m',
        reply(
          'Hi Daniel, four to five working days, 29.90 EUR up to 20 kg. We fetch it from you: https://logishift.example/send?to=IE&kg=14',
        ),
      ],
      ['1d', say('Booked. Thanks.')],
      ['10m', set('status', 'resolved')],
      ['30m', rate(5)],
    ],
  },
  {
    customer: 'customer-1017',
    opened: '3d 08:55',
    subject: 'Cupboard: is the lift big enough?',
    description:
      'The cupboard is 210 cm. Our lift takes 190. Will the courier carry it to the fourth floor, or do I need friends?',
    category: 'other',
    parcel: 'PX-481550',
    steps: [],
  },
  {
    customer: 'customer-1005',
    opened: '9h',
    subject: 'Numéro de rue manquant',
    description:
      'La page dit que le numéro manque. C’est le 58, Torstraße, 2e cour à gauche. Merci de relancer la livraison.',
    category: 'other',
    parcel: 'PX-482077',
    steps: [],
  },
  {
    customer: 'customer-1009',
    opened: '1d 21:10',
    subject: 'How do I get a proof of delivery?',
    description: 'My employer wants one for a parcel of last month. Where do I find it?',
    category: 'other',
    parcel: null,
    priority: 'low',
    steps: [],
  },
  {
    guest: 'PX-482511',
    opened: '34m',
    subject: 'I am away tomorrow, can it wait?',
    description: 'I got the number from Sofia, the parcel is for both of us. We are away for three days.',
    category: 'other',
    steps: [],
  },
];
