import { hold, note, rate, reply, resolve, say, set, take, unseen } from './steps.js';

/** The tickets of the two whom one is first in the demo. */
const [priya, tomas] = ['customer-1001', 'customer-1002'];

export const ofPriyaAndTomas = [
  {
    customer: priya,
    opened: '19d 10:06',
    subject: 'Blue envelopes instead of grey ones',
    description: 'I ordered grey envelopes and blue ones came. The label on the box says grey. Whom do I ask?',
    category: 'quality',
    steps: [
      ['14m', take()],
      ['6m', note('Not ours: the sender packed the wrong box. The label matches the announcement.')],
      [
        '4m',
        reply(
          'Hello Priya, our label matches what the sender announced, so the mix-up happened while packing. The sender exchanges it free of charge; I have told them and they will write to you today.',
        ),
      ],
      ['25m', say('They have already written, thank you!')],
      ['3m', resolve('Glad to hear it. Write again any time.')],
      ['40m', rate(5, 'Solved within the hour.')],
    ],
  },
  {
    customer: tomas,
    opened: '4d 19:40',
    subject: 'One day late for a birthday',
    description: 'The lamp came a day after you promised it. It is fine, but the birthday was over by then.',
    category: 'late',
    parcel: 'PX-476640',
    steps: [
      ['next 08:31', take()],
      [
        '12m',
        reply(
          'Hello Tomás, I am sorry that the lamp missed the birthday. It spent a night in Hannover because a train was cancelled. I have sent the delivery fee back to you; it is with you in two days. Maya',
        ),
      ],
      ['2m', set('priority', 'low')],
      ['5h', say('Thanks for looking into it. My sister got over it.')],
      ['20m', resolve('I am glad. The refund is on its way.')],
      ['next 18:02', rate(4, 'Quick and friendly. The refund came the next day.')],
    ],
  },
  {
    customer: priya,
    opened: '2d 12:20',
    subject: 'A mug arrived with a crack',
    description: 'One of four mugs has a crack along the handle. The box itself looks fine.',
    category: 'damaged',
    parcel: 'PX-479902',
    steps: [
      ['22m', take()],
      [
        '5m',
        reply('Hello Priya, I am sorry about the mug. Was it wrapped on its own, or did the mugs touch each other?'),
      ],
      ['1h', say('They touched each other; there was only paper around all four.')],
      ['18m', note('Packing fault of the sender. Claim filed, 24 EUR, approved.')],
      [
        '4m',
        resolve(
          'Thank you, that is all I need. You get 24 EUR back within three working days, and you may keep the mugs.',
        ),
      ],
    ],
  },
  {
    customer: tomas,
    opened: '2d 14:15',
    subject: 'My tea went back to the sender',
    description: 'I never had a message that it waited in the shop. Can it come again?',
    category: 'lost',
    parcel: 'PX-477218',
    steps: [
      ['35m', take()],
      ['11m', note('The message went to tomas.oliveira@example.co, without the m.')],
      [
        '6m',
        hold(
          'customer',
          'Hello Tomás, our message went to an address with a typing mistake. I have corrected it. Teehaus Yildiz sends the tea again for free: shall it come to your door or to the shop?',
        ),
      ],
    ],
  },
  {
    customer: tomas,
    opened: '1d 11:02',
    subject: 'Here is my full address',
    description: 'It is Kastanienallee 82, second courtyard, 10435 Berlin. Please send the parcel on.',
    category: 'other',
    parcel: 'PX-482870',
    steps: [
      ['41m', take()],
      [
        '5m',
        hold(
          'warehouse',
          'Hello Tomás, thank you. The depot prints a new label, and the parcel goes out on the next working day.',
        ),
      ],
    ],
  },
  {
    customer: priya,
    opened: '1d 15:48',
    subject: 'Delivered, says the page, but there is nothing here',
    description:
      'Your page says it was left at the door at 14:32. I was at home and nobody rang. It is not at the door, not with the neighbours, and not in the letter box.',
    category: 'lost',
    parcel: 'PX-478315',
    priority: 'high',
    steps: [
      ['9m', take()],
      [
        '6m',
        reply(
          'Hello Priya, I am asking the courier where exactly it was left. You hear from me as soon as she answers.',
        ),
      ],
      ['52m', note('The GPS point of the scan is 90 m away, at number 41. Samira has been asked to go back there.')],
      [
        '4m',
        hold(
          'carrier',
          'The scan was made at number 41, not at your house. The courier goes back there on her next round and asks.',
        ),
      ],
      [
        'last 25m',
        unseen(
          reply(
            'She is on her round and will be at number 41 within the hour. You hear from me as soon as she has asked.',
          ),
        ),
      ],
    ],
  },
  {
    customer: priya,
    opened: '88m',
    subject: 'Will my parcel still come today?',
    description: 'I took the morning off for this delivery and have to leave soon. Will the courier make it?',
    category: 'late',
    parcel: 'PX-482193',
    steps: [
      ['16m', take()],
      [
        '4m',
        reply(
          'Hi Priya, I am sorry about the wait. Your courier Daniel had a flat tyre. He is moving again, 6 stops before you.',
        ),
      ],
      ['2m', reply('If you have to go earlier, he can leave it with a neighbour. Would that help?')],
      ['21m', unseen(say('Yes please. Mr Aydin on the second floor, same house.'))],
    ],
  },
  {
    customer: tomas,
    opened: '1d 19:20',
    subject: 'Nobody rang the bell',
    description: 'I was at home all afternoon, and the page says that nobody answered. The shop is 20 minutes away.',
    category: 'other',
    parcel: 'PX-481560',
    steps: [],
  },
  {
    customer: tomas,
    opened: '47m',
    subject: 'The lamp shade is dented',
    description:
      'I only unpacked it now: the shade has a dent on one side. The outer box was dented in the same place.',
    category: 'damaged',
    parcel: 'PX-476640',
    priority: 'high',
    steps: [],
  },
];
