import { maya } from './people.js';

/**
 * The demo's tickets, each with what happened to it since, in order. One step has one key: what the customer or the
 * agent wrote, what an agent did, or how it was rated. Of the fresh one the customer has not read the answers yet.
 */
const say = (customer) => ({ customer });
const reply = (agent) => ({ agent });
const note = (text) => ({ note: text });
const take = { take: true };
const change = (fields) => ({ change: fields });
const rate = (rating, comment) => ({ rate: { rating, comment } });

const firstName = maya.name.split(' ')[0];

export const tickets = [
  {
    customer: 'customer-1002',
    subject: 'One day late for a birthday',
    description: 'The lamp came a day after you promised it. It is fine, but the birthday was over by then.',
    category: 'late',
    delivery_id: 'PX-476640',
    steps: [
      take,
      reply(
        `Hello Tomás, I am sorry that the lamp missed the birthday. It spent a night in Hannover because a train was cancelled. I have sent the delivery fee back to you; it is with you in two days. ${firstName}`,
      ),
      change({ priority: 'low' }),
      change({ status: 'resolved' }),
      rate(4, 'Quick and friendly. The refund came the next day.'),
    ],
  },
  {
    customer: 'customer-1001',
    subject: 'Blue envelopes instead of grey ones',
    description: 'I ordered grey envelopes and blue ones came. The label on the box says grey. Whom do I ask?',
    category: 'quality',
    steps: [
      take,
      note('Not ours: the sender packed the wrong box. The label matches the announcement.'),
      reply(
        'Hello Priya, our label matches what the sender announced, so the mix-up happened while packing. The sender exchanges it free of charge; I have told them and they will write to you today.',
      ),
      say('They have already written, thank you!'),
      change({ status: 'resolved' }),
      rate(5, 'Solved within the hour.'),
    ],
  },
  {
    customer: 'customer-1001',
    subject: 'A mug arrived with a crack',
    description: 'One of four mugs has a crack along the handle. The box itself looks fine.',
    category: 'damaged',
    delivery_id: 'PX-479902',
    steps: [
      take,
      reply('Hello Priya, I am sorry about the mug. Was it wrapped on its own, or did the mugs touch each other?'),
      say('They touched each other; there was only paper around all four.'),
      note('Packing fault of the sender. Claim filed, 24 EUR, approved.'),
      reply('Thank you, that is all I need. You get 24 EUR back within three working days, and you may keep the mugs.'),
      change({ status: 'resolved' }),
    ],
  },
  {
    customer: 'customer-1002',
    subject: 'My tea went back to the sender',
    description: 'I never had a message that it waited in the shop. Can it come again?',
    category: 'lost',
    delivery_id: 'PX-477218',
    steps: [
      take,
      note('The message went to tomas.oliveira@example.co, without the m.'),
      reply(
        'Hello Tomás, our message went to an address with a typing mistake. I have corrected it. Teehaus Yildiz sends the tea again for free: shall it come to your door or to the shop?',
      ),
      change({ status: 'on_hold', awaiting: 'customer' }),
    ],
  },
  {
    customer: 'customer-1002',
    subject: 'Here is my full address',
    description: 'It is Kastanienallee 82, second courtyard, 10435 Berlin. Please send the parcel on.',
    category: 'other',
    delivery_id: 'PX-482870',
    steps: [
      take,
      reply('Hello Tomás, thank you. The depot prints a new label, and the parcel goes out on the next working day.'),
      change({ status: 'on_hold', awaiting: 'warehouse' }),
    ],
  },
  {
    customer: 'customer-1001',
    subject: 'Delivered, says the page, but there is nothing here',
    description:
      'Your page says it was left at the door yesterday at 14:32. I was at home and nobody rang. It is not at the door, not with the neighbours, and not in the letter box.',
    category: 'lost',
    delivery_id: 'PX-478315',
    priority: 'high',
    steps: [
      take,
      reply('Hello Priya, I am asking the courier where exactly it was left. You hear from me today.'),
      note('The GPS point of the scan is 90 m away, at number 41. Samira has been asked to go back there.'),
      change({ status: 'on_hold', awaiting: 'carrier' }),
    ],
  },
  {
    customer: 'customer-1001',
    subject: 'Will my parcel still come today?',
    description: 'I took the morning off for this delivery and have to leave soon. Will the courier make it?',
    category: 'late',
    delivery_id: 'PX-482193',
    isFresh: true,
    steps: [
      take,
      reply(
        'Hi Priya, I am sorry about the wait. Your courier Daniel had a flat tyre. He is moving again, 6 stops before you.',
      ),
      reply('If you have to go earlier, he can leave it with a neighbour. Would that help?'),
      say('Yes please. Mr Aydin on the second floor, same house.'),
    ],
  },
  {
    customer: 'customer-1002',
    subject: 'Nobody rang the bell',
    description: 'I was at home all afternoon, and the page says that nobody answered. The shop is 20 minutes away.',
    category: 'other',
    delivery_id: 'PX-481560',
    steps: [],
  },
  {
    customer: 'customer-1002',
    subject: 'The lamp shade is dented',
    description:
      'I only unpacked it now: the shade has a dent on one side. The outer box was dented in the same place.',
    category: 'damaged',
    delivery_id: 'PX-476640',
    priority: 'high',
    steps: [],
  },
];
