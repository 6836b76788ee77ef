import { aiko, jonas, maya } from '../people.js';
import { close, confirm, give, hold, note, rate, reply, resolve, say, take } from './steps.js';

export const damaged = [
  {
    customer: 'customer-1003',
    agent: jonas,
    opened: '24d 18:25',
    subject: 'Eine von sechs Flaschen zerbrochen',
    description: 'Karton unten nass, eine Flasche gebrochen, die Etiketten der anderen sind verfärbt.',
    category: 'damaged',
    parcel: 'PX-470115',
    steps: [
      ['next 08:40', take()],
      [
        '12m',
        reply(
          'Guten Morgen Frau Brandt, das tut mir leid. Bitte heben Sie Karton und Scherben noch auf. Wie hoch war der Preis je Flasche?',
        ),
      ],
      ['3h', say('14,50 EUR. Und die Etiketten?')],
      ['25m', note('Six-bottle box without dividers: sender’s packing. Paid as goodwill, 14.50 + 10 EUR.')],
      [
        '4m',
        resolve('Wir erstatten 14,50 EUR für die Flasche und 10 EUR für die Etiketten. Der Karton kann jetzt weg.'),
      ],
      ['6h', rate(5)],
    ],
  },
  {
    customer: 'customer-1007',
    agent: maya,
    opened: '12d 15:30',
    subject: 'कालीन का कोना फटा हुआ है',
    description: 'नमस्ते, कालीन आज आया। पैकेट एक तरफ़ से खुला था और कालीन का एक कोना फट गया है। मुझे क्या करना चाहिए?',
    category: 'damaged',
    parcel: 'PX-474402',
    steps: [
      ['50m', take()],
      ['13m', reply('नमस्ते राहुल जी, हमें खेद है। कृपया पैकेट और लेबल संभालकर रखें। फटा हुआ हिस्सा लगभग कितना बड़ा है?')],
      ['30m', say('लगभग 8 सेंटीमीटर।')],
      ['next 10:00', note('Fork-lift mark on the roll. Repair offer from the sender: 60 EUR. Approved.')],
      ['6m', hold('customer', 'विक्रेता इसे मुफ़्त में ठीक कर सकता है, या हम आपको 60 EUR दे सकते हैं। आप क्या चाहेंगे?')],
      ['1d', say('60 EUR ठीक है, मैं इसे यहीं ठीक करवा लूँगा।')],
      ['40m', resolve('ठीक है, 60 EUR तीन से पाँच कार्यदिवसों में आपके खाते में आ जाएँगे।')],
      ['1d', rate(4, 'अच्छी मदद मिली।')],
    ],
  },
  {
    customer: 'customer-1006',
    agent: aiko,
    opened: '15d 19:10',
    subject: 'Dos platos rotos',
    description: 'La caja parecía bien, pero dentro hay dos platos rotos de doce.',
    category: 'damaged',
    parcel: 'PX-473140',
    steps: [
      ['next 09:00', take()],
      ['9m', reply('Hola Lucía, lo siento mucho. ¿Estaban los platos separados con cartón o iban juntos?')],
      ['1h', say('Iban juntos, con una hoja de papel entre ellos.')],
      ['21m', resolve('Gracias. Cerámica Ruiz le envía dos platos nuevos sin coste; llegan la semana que viene.')],
      ['7d', close()],
    ],
  },
  {
    customer: 'customer-1017',
    agent: jonas,
    opened: '18d 17:00',
    subject: 'Chipped corner on four tiles',
    description: 'Third box arrived, thank you. Four tiles in it have a chipped corner, I suppose from the belt.',
    category: 'damaged',
    parcel: 'PX-471404',
    steps: [
      ['35m', take()],
      ['7m', note('Same box that lay under the belt (see her other ticket). No questions asked.')],
      [
        '3m',
        resolve(
          'That was the belt, yes. 22 EUR go back to you today, and I am sorry about the round trip of that box.',
        ),
      ],
      ['2h', confirm()],
    ],
  },
  {
    customer: 'customer-1014',
    agent: jonas,
    opened: '13d 20:45',
    subject: 'Case of the guitar has a dent',
    description: 'The guitar is fine, but the case has a dent the size of a fist. Do you pay for a case?',
    category: 'damaged',
    parcel: 'PX-472931',
    steps: [
      ['next 10:12', take()],
      [
        '14m',
        hold(
          'customer',
          'Hi Daniel, if it was fine before, yes. What did the case cost, roughly, and does it still close?',
        ),
      ],
      ['2d', say('About 120 EUR new. It closes if you are nice to it.')],
      ['next 09:20', resolve('60 EUR for being nice to it: half the price of a new one. They are on their way.')],
      ['8h', rate(4, 'Fair.')],
    ],
  },
  {
    customer: 'customer-1009',
    agent: aiko,
    opened: '4d 16:05',
    subject: 'Tent pole bent',
    description: 'Second attempt, tent is here. One pole is bent by about 20 degrees. Usable, but not nice.',
    category: 'damaged',
    parcel: 'PX-478840',
    steps: [
      ['29m', take()],
      [
        '10m',
        reply('Hej Oskar, that should not be. Friluft can send a single pole. Do you know which one, front or rear?'),
      ],
      ['next 12:10', say('Front, the longer one.')],
      ['24m', hold('other', 'Thank you. Friluft has the pole in stock and tells me tomorrow when it leaves.')],
      ['next 18:20', say('Any news about the pole?')],
    ],
  },
  {
    customer: 'customer-1013',
    agent: maya,
    opened: '12d 09:50',
    subject: 'Jar of pesto broken over everything',
    description: 'It looks like a crime scene in green. Pasta is wet, the sauce labels too.',
    category: 'damaged',
    parcel: 'PX-473905',
    steps: [
      ['17m', take()],
      [
        '5m',
        reply(
          'Oh no, Giulia. Please keep the box for now and throw away what has glass in it. What was the whole order worth?',
        ),
      ],
      ['11m', say('46 EUR. Two sauces survived.')],
      ['8m', note('Glass without filling, sender at fault; sender accepts (mail of today).')],
      [
        '3m',
        resolve('The shop sends everything again, the two sauces are yours. The parcel gets a number of its own.'),
      ],
      ['3d', rate(5, 'No discussion about the glass. Thank you.')],
    ],
  },
  {
    customer: 'customer-1010',
    agent: maya,
    opened: '2d 18:50',
    subject: 'Screen of the monitor cracked',
    description:
      'Unpacked it just now. Crack from the upper left corner to the middle. The box has a hole exactly there.',
    category: 'damaged',
    parcel: 'PX-479455',
    priority: 'high',
    steps: [
      ['next 08:22', take()],
      [
        '6m',
        reply(
          'Hello Ms Chen, that is clearly ours, with the hole in the same place. Would you rather have a new one or your money?',
        ),
      ],
      ['1h', say('A new one, please, if it comes within three days. Otherwise the money.')],
      [
        '35m',
        note('Elektro Baum: two in stock, ships today if the claim number is there before 15:00. Claim 7719, 219 EUR.'),
      ],
      [
        '5m',
        hold(
          'carrier',
          'The shop sends a new one today; the broken one is fetched when it comes. I write when it has a number.',
        ),
      ],
      ['5h', say('Has it a number by now? I need a screen in two days.')],
    ],
  },
  {
    customer: 'customer-1020',
    agent: jonas,
    opened: '3d 19:20',
    subject: 'One bundle of boxes is soaked',
    description:
      'I only opened the last bundle today: the bottom five boxes are wet through. They stood in your van, not in my cellar.',
    category: 'damaged',
    parcel: 'PX-479127',
    steps: [
      ['next 08:50', take()],
      [
        '10m',
        hold(
          'customer',
          'Hello Grace, I believe you. Do you still need five new ones before you move, or shall we pay them?',
        ),
      ],
      ['9h', say('We need them, please. We move in three days.')],
    ],
  },
  {
    customer: 'customer-1012',
    opened: '6h',
    subject: 'Cream leaked into the whole box',
    description: 'The lid of one jar was off. Everything is sticky, two boxes of soap are ruined.',
    category: 'damaged',
    parcel: 'PX-480318',
    steps: [],
  },
  {
    customer: 'customer-1019',
    agent: aiko,
    opened: '10d 10:30',
    subject: 'Brille verkratzt angekommen',
    description: 'Das Etui war offen, ein Glas hat zwei lange Kratzer.',
    category: 'damaged',
    parcel: 'PX-475561',
    steps: [
      ['25m', take()],
      [
        '11m',
        reply(
          'Hallo Frau Aydın, das tut mir leid. Der Optiker tauscht das Glas; ich habe die Kosten übernommen und ihm geschrieben.',
        ),
      ],
      ['2h', say('Er hat sich gemeldet, danke!')],
      ['4m', give(maya)],
      ['1h', note('Invoice of Optik Stern (89 EUR) paid.', maya)],
      ['2m', reply('Die Rechnung ist bezahlt, für Sie ist nichts mehr zu tun.', { status: 'resolved' }, maya)],
      ['1d', rate(5)],
    ],
  },
];
