import { aiko, jonas, maya } from '../people.js';
import { close, confirm, give, hold, note, rate, reply, resolve, say, set, take, unseen } from './steps.js';

export const late = [
  {
    customer: 'customer-1008',
    agent: jonas,
    opened: '28d 09:12',
    subject: 'Kommt mein Paket noch vor dem Kindergeburtstag?',
    description:
      'Guten Morgen, das Paket mit den Spielsachen sollte gestern da sein. Der Geburtstag ist übermorgen um 15 Uhr. Klappt das noch?',
    category: 'late',
    parcel: 'PX-469871',
    steps: [
      ['31m', take()],
      [
        '8m',
        reply(
          'Guten Morgen Frau Becker, das Paket ist heute früh in Berlin angekommen und geht morgen zwischen 12 und 14 Uhr in die Zustellung. Es ist also rechtzeitig da.',
        ),
      ],
      ['2h', say('Da fällt mir ein Stein vom Herzen. Vielen Dank!')],
      ['next 14:05', resolve('Es wurde um 13:12 Uhr übergeben. Einen schönen Geburtstag!')],
      ['3h', rate(5, 'Sehr freundlich und es hat gestimmt.')],
    ],
  },
  {
    customer: 'customer-1003',
    agent: maya,
    opened: '26d 16:40',
    subject: 'Wein seit zwei Tagen „in Zustellung“',
    description: 'Die Seite zeigt seit vorgestern dasselbe. Steht der Wein jetzt in der Sonne?',
    category: 'late',
    parcel: 'PX-470115',
    steps: [
      ['24m', take()],
      ['9m', note('Van 12 broke down on the A10, load moved to van 7. Cooled depot, so no heat.')],
      [
        '5m',
        reply(
          'Hallo Frau Brandt, das Fahrzeug ist liegen geblieben, die Ladung steht seither gekühlt im Depot. Der Wein kommt übermorgen zwischen 12 und 14 Uhr. Die Versandkosten erstatten wir Ihnen.',
        ),
      ],
      ['50m', say('In Ordnung, danke für die Auskunft.')],
      ['next 17:20', resolve('Die Erstattung ist angewiesen, und der Wein ist für morgen eingeplant.')],
      ['1d', confirm()],
    ],
  },
  {
    customer: 'customer-1014',
    agent: jonas,
    opened: '17d 11:25',
    subject: 'Guitar stuck at customs?',
    description:
      'My guitar left Dublin a week ago, was promised for two days ago, and the page shows nothing since then. Do I have to pay something? I have a gig in three days.',
    category: 'late',
    parcel: 'PX-472931',
    priority: 'high',
    steps: [
      ['18m', take()],
      [
        '15m',
        reply(
          'Hi Daniel, Dublin is inside the EU, so there is no customs. I am looking for the box and write back within the hour.',
        ),
      ],
      ['38m', note('Oversize belt in Hannover had a backlog of four days. Box is on tonight’s trunk.')],
      [
        '3m',
        reply(
          'Found it: oversize boxes waited in Hannover. It travels tonight and is with you tomorrow between 12:00 and 14:00.',
        ),
      ],
      ['9m', say('Brilliant. I will be in all day.')],
      ['next 13:30', resolve('Delivered at 13:12. Break a leg!')],
      ['2h', rate(5, 'She is in one piece. Cheers, Jonas.')],
    ],
  },
  {
    customer: 'customer-1011',
    agent: aiko,
    opened: '11d 17:55',
    subject: 'Records promised two days ago, still nothing',
    description: 'Two days late by now. No message, no call. What is going on?',
    category: 'late',
    parcel: 'PX-475019',
    steps: [
      ['next 08:20', take()],
      ['10m', reply('Hello Kwame, you are right to ask, and you should have had a message. It is on the van today.')],
      ['7h', say('It came. The sleeve corners are fine. But please send those messages next time.')],
      ['16m', note('Message failed: the sender gave no phone and no e-mail. Told the sender.')],
      [
        '3m',
        resolve(
          'The sender had given us neither phone nor e-mail. I have added your address, so the next one will reach you.',
        ),
      ],
      ['next 09:40', rate(3, 'Fine in the end, but I had to ask.')],
    ],
  },
  {
    customer: 'customer-1005',
    agent: jonas,
    opened: '9d 13:10',
    subject: 'Remboursement des frais pour livraison en retard',
    description:
      'Bonjour, le fromage est arrivé avec un jour de retard. Vous remboursez les frais de livraison dans ce cas, n’est-ce pas ?',
    category: 'late',
    parcel: 'PX-472288',
    steps: [
      ['44m', take()],
      [
        '13m',
        reply(
          'Bonjour Monsieur Moreau, oui : 6,90 EUR sont remboursés sur votre carte sous cinq jours ouvrés. Toutes nos excuses.',
        ),
      ],
      ['2m', set('priority', 'low')],
      ['1m', set('status', 'resolved')],
      ['next 10:15', rate(4)],
    ],
  },
  {
    customer: 'customer-1016',
    agent: aiko,
    opened: '8d 08:48',
    subject: 'Bike parts: can they come a day earlier?',
    description: 'The page says the day after tomorrow, 12:00–14:00. I leave that morning at 7. Is tomorrow possible?',
    category: 'late',
    parcel: 'PX-476903',
    steps: [
      ['12m', take()],
      [
        '11m',
        hold('warehouse', 'Hello Jan, I have asked Utrecht to put it on the earlier trunk. I know more at noon.'),
      ],
      ['3h', reply('It is on the earlier one: tomorrow between 12:00 and 14:00.', { status: 'in_progress' })],
      ['34m', say('Super, dank je wel!')],
      ['next 14:10', set('status', 'resolved')],
      ['7h', confirm()],
    ],
  },
  {
    customer: 'customer-1020',
    agent: maya,
    opened: '5d 18:30',
    subject: 'Moving boxes needed before we move',
    description:
      'We move in six days, and the boxes were promised for today and are still in Hannover. Please do not let them come after us!',
    category: 'late',
    parcel: 'PX-479127',
    priority: 'high',
    steps: [
      ['22m', take(maya)],
      [
        '6m',
        reply('Hello Grace, I understand: boxes after the move are no use. I have marked it for tomorrow’s first van.'),
      ],
      ['next 13:40', reply('They were handed over at 13:12, four bundles. Is everything there?')],
      ['2h', say('All four bundles, thank you so much.')],
      ['5m', resolve('Then good luck with the move!')],
    ],
  },
  {
    customer: 'customer-1012',
    agent: jonas,
    opened: '2d 09:35',
    subject: 'Courier window keeps moving',
    description: 'First 10–12, then 12–14, now 14–16. I cannot sit at home all day. Which one is it?',
    category: 'late',
    parcel: 'PX-480318',
    steps: [
      ['28m', take()],
      [
        '9m',
        reply(
          'Hello Ewa, the last one holds: the van has left the depot by now. May the courier leave it at the door if you have to go?',
        ),
      ],
      ['12m', say('Yes, at the door is fine. Second courtyard, left stairs.')],
      ['5h', resolve('It stands at your door since 15:12, second courtyard, left stairs.')],
    ],
  },
  {
    customer: 'customer-1019',
    agent: aiko,
    opened: '1d 10:14',
    subject: 'Stoff kommt erst nach dem Nähkurs?',
    description:
      'Ich brauche den Stoff übermorgen um 9 Uhr für einen Kurs, den ich leite. Kann er früher kommen oder kann ich ihn abholen?',
    category: 'late',
    parcel: 'PX-482854',
    steps: [
      ['33m', take()],
      [
        '14m',
        hold(
          'warehouse',
          'Hallo Frau Aydın, ich frage das Depot Tempelhof, ob Sie das Paket übermorgen ab 7 Uhr am Schalter abholen können.',
        ),
      ],
      [
        '2h',
        note('Depot: counter opens 7:30, parcel arrives with the 5:50 trunk. Waiting for a yes from the shift lead.'),
      ],
    ],
  },
  {
    customer: 'customer-1013',
    agent: maya,
    opened: '1d 12:44',
    subject: 'Second pasta parcel still in Karlsruhe?',
    description: 'It is fresh pasta. If it takes another week I do not want it any more.',
    category: 'late',
    parcel: 'PX-482915',
    steps: [
      ['48m', take()],
      [
        '7m',
        reply(
          'Hello Giulia, it leaves Karlsruhe tonight and is with you the day after tomorrow, between 10:00 and 12:00. It travels in a cooled box, good for four days.',
        ),
      ],
      ['26m', say('And if the strip is red?')],
      [
        '8m',
        reply(
          'Then we pay for it, and you need not argue with anybody. Tell me its colour when you have opened the box, please.',
        ),
      ],
    ],
  },
  {
    customer: 'customer-1011',
    agent: maya,
    opened: '2h',
    subject: 'Sneakers late, and I have to go to work',
    description: 'The page says two hours later than promised. I leave in a good hour. Can my flatmate take them?',
    category: 'late',
    parcel: 'PX-482201',
    steps: [
      ['11m', take()],
      ['5m', reply('Hi Kwame, of course. What is the name on the bell, and does your flatmate have the same one?')],
      ['4m', say('Asante / Brooks. He is Tyler Brooks.')],
      ['38m', unseen(say('Hello? I leave in ten minutes, did the courier get that?'))],
    ],
  },
  {
    customer: 'customer-1015',
    opened: '64m',
    subject: 'Colis en retard, je dois partir',
    description:
      'Bonjour, le livreur a deux heures de retard et je pars dans une heure. Peut-il laisser le colis chez la voisine du 2e, Mme Krüger ?',
    category: 'late',
    parcel: 'PX-482388',
    priority: 'high',
    steps: [],
  },
  {
    customer: 'customer-1006',
    agent: jonas,
    opened: '7h',
    subject: '¿Puedo cambiar el día de entrega?',
    description: 'Hola, el día de la entrega no estoy en casa. ¿Puede llegar un día después, por la tarde?',
    category: 'late',
    parcel: 'PX-482640',
    steps: [
      ['25m', take()],
      [
        '6m',
        hold(
          'customer',
          'Hola Lucía, claro que sí. ¿Le viene bien un día después entre las 16:00 y las 18:00, o prefiere recogerlo en una tienda?',
        ),
      ],
    ],
  },
  {
    customer: 'customer-1020',
    agent: jonas,
    opened: '20d 10:10',
    subject: 'Old address on a parcel that is on its way',
    description: 'I have moved since I ordered. It is going to my old flat in Moabit. Can you still turn it round?',
    category: 'late',
    parcel: 'PX-470922',
    steps: [
      ['26m', take()],
      [
        '9m',
        reply(
          'Hello Grace, it is too late to turn it on the road, but it will wait in the shop near the old flat for 7 days.',
        ),
      ],
      ['15m', say('I am in Leeds for two more weeks, so I cannot fetch it. What then?')],
      ['1h', give(maya)],
      ['12m', note('Sender agrees to send it again to Knesebeckstraße 52 once it is back. No charge.', maya)],
      [
        '4m',
        reply(
          'Then it goes back, and the sender sends it again to the new address, free of charge. You need not do anything.',
          { status: 'resolved' },
          maya,
        ),
      ],
      ['5h', rate(5, 'Lovely, thank you both.')],
    ],
  },
  {
    customer: 'customer-1018',
    agent: aiko,
    opened: '15d 15:02',
    subject: 'Sauna stove: two hours is a long window',
    description: 'Could the driver call 15 minutes before? I have to borrow a trolley for the stairs.',
    category: 'late',
    parcel: 'PX-473388',
    steps: [
      ['55m', take()],
      ['10m', reply('Hello Mikael, I have put a call note on the van. He rings you a quarter of an hour before.')],
      ['next 14:20', resolve('Delivered at 13:12. I hope the call came in time?')],
      ['7d', close()],
    ],
  },
];
