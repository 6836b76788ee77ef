import { aiko, jonas, maya } from '../people.js';
import { close, confirm, give, hold, note, rate, reply, resolve, say, set, take } from './steps.js';

export const lost = [
  {
    customer: 'customer-1010',
    agent: maya,
    opened: '29d 08:40',
    subject: 'Tea from Hangzhou: three weeks without a scan',
    description:
      'The sender handed it over three weeks ago. The last entry is "left the sorting centre" in Frankfurt, 12 days ago. It is a present for my mother, first harvest, and the shop has no more of it. Where is it?',
    category: 'lost',
    parcel: 'PX-468204',
    priority: 'high',
    steps: [
      ['21m', take()],
      [
        '9m',
        reply(
          'Hello Ms Chen, twelve days are too many. I begin a search today: first Frankfurt, then the customs shed. May I ask what the box looks like?',
        ),
      ],
      ['14m', say('Brown, about 30 × 20 × 20 cm, green tape, and a sticker with a mountain on the long side.')],
      ['3m', say('The sender wrote the contents on a form: "tea, 1.2 kg, gift, 90 USD".')],
      ['7m', hold('warehouse', 'That helps a lot, the green tape above all. Frankfurt looks on all shelves tonight.')],
      [
        'next 09:05',
        reply(
          'Frankfurt has not got it. The scan there was of the bag, not of the box, so it may have left the bag before. I am asking customs now.',
          { status: 'in_progress' },
        ),
      ],
      ['33m', say('Does that mean it was never in Frankfurt?')],
      [
        '11m',
        reply(
          'It means we cannot be sure. The bag was sealed in Hangzhou and opened at the customs shed in Cologne. That is where I am looking.',
        ),
      ],
      ['5m', note('Customs Cologne: ref. 24-88120. Contact Mr Petrov, mornings only. Calls back tomorrow.')],
      ['4m', hold('other', 'Customs calls back tomorrow morning. I will tell you what they say, whatever it is.')],
      [
        'next 10:20',
        note('Petrov: a box with green tape is in the inspection room, label torn off. Weight 1.4 kg. Sounds right.'),
      ],
      [
        '5m',
        reply(
          'Good news, perhaps: there is a box with green tape and 1.4 kg in the inspection room, and its label has come off. Is there anything inside by which they can tell that it is yours?',
          { status: 'on_hold', awaiting: 'customer' },
        ),
      ],
      ['47m', say('Yes! A card in Chinese: 妈妈生日快乐. And two red tins, each with a paper band.')],
      ['6m', reply('Perfect. I have sent that to customs.')],
      ['2h', say('Any word from them?')],
      ['19m', reply('Not yet; they close at noon. Tomorrow first thing.')],
      [
        'next 09:48',
        note(
          'Confirmed: card and two red tins. Released, no duty (gift under 45 EUR by their estimate). New label printed.',
        ),
      ],
      [
        '6m',
        reply(
          'It is yours: the card is there, and both tins. Customs has let it go without duty, and it has a new label. Tracking goes on under the old number.',
        ),
      ],
      ['4m', say('You have no idea how happy I am. Thank you!')],
      [
        'next 13:02',
        reply(
          'One more thing: it left Cologne last night, but the address on the form had only the street, without the house number. I have added 101.',
        ),
      ],
      ['2d', say('The page says that nobody was at home and that it is in a shop. I was at home!')],
      ['16m', note('Bell says "Chen/Wu", label said "Chen Mei Trading". Courier was at the shop entrance next door.')],
      [
        '5m',
        reply(
          'I am sorry: the label that customs copied had a company on it, so the courier went to the shop next door. It waits there for you. Shall I have it brought to you instead?',
        ),
      ],
      ['8m', say('No, I can walk there. I have to see it with my own eyes now :)')],
      ['next 17:31', say('Got it. The tins are perfect, and my mother cried. Best support I have ever had.')],
      ['20m', resolve('Then so did I, a little. Happy birthday to your mother!')],
      ['35m', rate(5, 'Maya did not give up. Thank you!')],
    ],
  },
  {
    customer: 'customer-1009',
    agent: jonas,
    opened: '25d 14:33',
    subject: 'Tent returned to Göteborg, but I was never told',
    description: 'I only found out because the shop in Göteborg wrote to me. Nobody here ever rang.',
    category: 'lost',
    parcel: 'PX-471777',
    steps: [
      ['1h', take()],
      ['10m', note('Bell reads "Lindholm & Falk", parcel said "O. Lindholm c/o Studio". Courier left no card.')],
      [
        '3m',
        reply(
          'Hej Oskar, the label had "c/o Studio" on it, and there is no such bell. Friluft sends it again with your name alone, free of charge.',
        ),
      ],
      ['22m', say('OK. Please not to a parcel shop this time.')],
      ['5m', resolve('Noted: to your door only.')],
      ['7d', close()],
    ],
  },
  {
    customer: 'customer-1017',
    agent: aiko,
    opened: '22d 16:12',
    subject: 'Tiles: one of three boxes is missing',
    description: 'Three boxes were sent under one number and two came. The courier said the third is "on another van".',
    category: 'lost',
    parcel: 'PX-471404',
    steps: [
      ['next 08:15', take()],
      [
        '20m',
        hold(
          'warehouse',
          'Olá Inês, I am having the belt in Tempelhof searched for the third box: 6 kg, "frágil" on two sides. Right?',
        ),
      ],
      ['2h', say('Right, and blue tape.')],
      ['1h', note('Found under the belt, label facing down. On van 7 tomorrow.')],
      ['2m', reply('Found: it lay under the belt with its label down. It comes tomorrow between 12:00 and 14:00.')],
      ['next 13:20', resolve('Delivered at 13:12, and the courier says that nothing rattled.')],
      ['4h', rate(4, 'Found in a day. Why it was under a belt I would rather not know.')],
    ],
  },
  {
    customer: 'customer-1004',
    agent: maya,
    opened: '14d 12:05',
    subject: 'الصفحة تقول إن الطرد سُلّم ولم أستلمه',
    description: 'مرحبًا، تقول الصفحة إن الطرد سُلّم يدًا بيد، لكني كنت في العمل ولم يكن في البيت أحد. من الذي استلمه؟',
    category: 'lost',
    parcel: 'PX-471020',
    priority: 'high',
    steps: [
      ['27m', take()],
      ['15m', reply('مرحبًا أمل، أسأل المندوبة الآن لمن سلّمته. سأكتب لك قبل الساعة الرابعة.')],
      [
        '1h',
        note('Samira: handed to Ms Yilmaz, first floor. Name was in the free-text field, so the page did not show it.'),
      ],
      [
        '4m',
        reply('استلمته جارتك السيدة يلماز في الطابق الأول، وقد كُتب اسمها في خانة لا تظهر في الصفحة. نعتذر عن ذلك.'),
      ],
      ['3h', say('نعم، هو عندها. شكرًا جزيلًا!')],
      ['next 09:10', set('status', 'resolved')],
      ['2h', rate(5)],
    ],
  },
  {
    customer: 'customer-1012',
    agent: jonas,
    opened: '10d 18:20',
    subject: 'Books: signed for by somebody else',
    description:
      'Your message says that it was signed for by "Kowalsky" with a y. I did not sign anything and have no books.',
    category: 'lost',
    parcel: 'PX-470660',
    steps: [
      ['next 08:25', take()],
      ['30m', note('Possibly number 91 instead of 19: there is a Kowalsky on the third floor.')],
      ['2m', hold('carrier', 'Hello Ewa, there is a Mr Kowalsky at number 91. The courier goes there today and asks.')],
      [
        '6h',
        reply(
          'It was him: he thought it was a present, and he is sorry. The courier has the books and brings them tomorrow.',
          { status: 'in_progress' },
        ),
      ],
      ['18m', say('Ha! All right. Did he read any of them?')],
      ['next 15:00', resolve('Two chapters, he says. They are with you now, all six.')],
      ['2h', rate(5, 'Funny and quick.')],
    ],
  },
  {
    customer: 'customer-1008',
    agent: aiko,
    opened: '7d 20:15',
    subject: 'Kaffee vor der Tür abgelegt und weg',
    description:
      'Das Paket wurde laut Seite vor der Tür abgelegt. Ich hatte das nie erlaubt, und als ich nach Hause kam, war nichts da.',
    category: 'lost',
    parcel: 'PX-476110',
    steps: [
      ['next 08:10', take()],
      [
        '18m',
        reply(
          'Guten Morgen Frau Becker, in Ihren Zustellwünschen steht die Ablage tatsächlich nicht. Ich kläre, warum es trotzdem so kam.',
        ),
      ],
      ['2h', note('Courier misread the wish of number 4 as number 40. Our fault, claim 38 EUR approved.')],
      [
        '5m',
        hold(
          'customer',
          'Der Fehler liegt bei uns: die Erlaubnis galt für Haus Nr. 4. Möchten Sie 38 EUR zurück oder denselben Kaffee noch einmal?',
        ),
      ],
      ['next 19:00', say('Lieber das Geld, bitte.')],
      ['next 08:20', resolve('Ist angewiesen: 38 EUR, in drei bis fünf Werktagen auf Ihrem Konto.')],
      ['1d', confirm()],
    ],
  },
  {
    customer: 'customer-1015',
    agent: maya,
    opened: '6d 11:45',
    subject: 'Somebody else has collected my parcel',
    description: 'The shop says it was collected yesterday with an identity card in my name. It was not me.',
    category: 'lost',
    parcel: 'PX-474876',
    priority: 'high',
    steps: [
      ['8m', take(jonas)],
      ['6m', note('Shop log: card ending 41X, signature unreadable. Asked for the camera, they keep 7 days.', jonas)],
      [
        '3m',
        reply(
          'Hello Fatima, I am very sorry. I have asked the shop for its records, and you hear from me today.',
          {},
          jonas,
        ),
      ],
      ['2h', give(maya)],
      ['10m', note('Taking over from Jonas (off for three days). Police form prepared.')],
      [
        '6m',
        reply(
          'I have taken this over from Jonas. Please report it to the police and send me the file number; with it we pay the value at once.',
          { status: 'on_hold', awaiting: 'customer' },
        ),
      ],
      ['next 16:30', say('File number 3117-1734-028. The value was 140 EUR, the bill is from Atelier Zellige.')],
      [
        'next 09:30',
        reply('Thank you. 140 EUR are approved and go out today. The police will ask the shop for the pictures.', {
          status: 'on_hold',
          awaiting: 'other',
        }),
      ],
      ['next 12:10', say('The police say that they have had no answer from the shop. Could you ask once more?')],
    ],
  },
  {
    customer: 'customer-1014',
    agent: maya,
    opened: '1d 19:05',
    subject: 'Dog food left at the door, wrong house',
    description: 'The courier’s message says "at the red door". Ours is grey. 12 kg of dog food and a hungry dog.',
    category: 'lost',
    parcel: 'PX-481122',
    steps: [
      ['30m', take()],
      [
        '4m',
        hold(
          'carrier',
          'Hi Daniel, red doors are rare in your street: 86 has one. The courier goes there in the morning. Can the dog hold out until then?',
        ),
      ],
      ['12m', say('Barely. He is looking at me right now.')],
    ],
  },
  {
    customer: 'customer-1018',
    opened: '2d 17:40',
    subject: 'Kamera: box was empty',
    description:
      'The box was sealed with two different tapes and there was only paper in it. The page says 1.8 kg at pick-up. Here is the sender’s packing list: https://kamera-koehler.example/orders/88213/packing-list?lang=en',
    category: 'lost',
    parcel: 'PX-480960',
    priority: 'high',
    steps: [],
  },
  {
    guest: 'PX-482019',
    opened: '3h',
    agent: aiko,
    subject: 'May I collect my father’s parcel?',
    description: 'It is in the shop and he is in hospital. What do I have to bring?',
    category: 'lost',
    steps: [
      ['19m', take()],
      [
        '6m',
        reply(
          'Of course. A note signed by him, a copy of his identity card, and your own card. The shop keeps it for 7 days. All the best to your father.',
        ),
      ],
    ],
  },
  {
    customer: 'customer-1016',
    agent: jonas,
    opened: '27d 13:15',
    subject: 'Delivered to "neighbour", which one?',
    description: 'There are 22 flats in this house.',
    category: 'lost',
    parcel: null,
    steps: [
      ['40m', take()],
      [
        '8m',
        reply(
          'Hello Jan, it is with Mr Sørensen, fourth floor left. I have asked for names instead of "neighbour" from now on.',
        ),
      ],
      ['2m', set('status', 'resolved')],
      ['1h', rate(2, 'Answer fine, but 22 doors is not funny.')],
    ],
  },
];
