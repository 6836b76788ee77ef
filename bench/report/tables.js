import { operations } from '../operations.js';
import { ms, rate, table, times } from './markdown.js';

/** The floors' medians for what an operation is compared with. */
const floorsOf = (rows, name) =>
  Object.values(operations)
    .map((operation, index) => ({ operation, row: rows[Object.keys(operations)[index]] }))
    .find(({ operation, row }) => row && operation.ofFloor && operation.floor === operations[name].floor)?.row ?? {};

/** The server beside the floors, on so many tickets. */
export function tableOfServer(rows) {
  const head = [
    'operation',
    'a second',
    'p50 ms',
    'p99 ms',
    'alone ms',
    'Node ms',
    'PostgreSQL ms',
    '÷ postgres.js',
    '÷ pg',
  ];
  return table(
    head,
    Object.entries(rows).map(([name, { server, alone }]) => {
      const floors = floorsOf(rows, name);
      return [
        operations[name].title,
        rate(server.perSecond),
        ms(server.p50),
        ms(server.p99),
        ms(alone.p50),
        ms(server.nodeCpu),
        ms(server.postgresCpu),
        times(server.perSecond, floors['postgres-js']?.perSecond),
        times(server.perSecond, floors.pg?.perSecond),
      ];
    }),
  );
}

export function tableOfFloors(rows) {
  const titles = { get: 'get a ticket', list: 'own list, 20', plain: 'plain answer', create: 'create a ticket' };
  const measured = Object.keys(rows).filter((name) => operations[name].ofFloor);
  return table(
    ['operation', 'floor', 'a second', 'p50 ms', 'p99 ms', 'Node ms', 'PostgreSQL ms'],
    measured.flatMap((name) =>
      ['postgres-js', 'pg'].map((floor) => {
        const m = rows[name][floor];
        const title = titles[operations[name].floor];
        return [
          title,
          floor.replace('-', '.'),
          rate(m.perSecond),
          ms(m.p50),
          ms(m.p99),
          ms(m.nodeCpu),
          ms(m.postgresCpu),
        ];
      }),
    ),
  );
}

/** What becomes of each operation's time alone and of its processors' time from the first size to the last. */
export function tableOfGrowth(sizes) {
  const [first, last] = [sizes[0], sizes.at(-1)];
  const cpu = ({ server }) => server.nodeCpu + server.postgresCpu;
  const count = ({ tickets }) => tickets.toLocaleString('en');
  return table(
    [
      'operation',
      `alone ms, ${count(first)}`,
      count(last),
      'growth',
      `processor ms, ${count(first)}`,
      count(last),
      'growth',
    ],
    Object.keys(first.rows)
      .filter((name) => name in last.rows)
      .map((name) => {
        const [before, after] = [first.rows[name], last.rows[name]];
        return [
          operations[name].title,
          ms(before.alone.p50),
          ms(after.alone.p50),
          `${times(after.alone.p50, before.alone.p50)}×`,
          ms(cpu(before)),
          ms(cpu(after)),
          `${times(cpu(after), cpu(before))}×`,
        ];
      }),
  );
}

const namesOfStream = { server: 'server', bare: 'bare NOTIFY → server-sent event' };
const ofBare = ({ server, bare }, figure) => times(figure(server), figure(bare));

export function tableOfStream({ server, bare }) {
  const both = { server, bare };
  const figures = [
    ({ sent }) => sent.p50,
    ({ sent }) => sent.p99,
    ({ answered }) => answered.p50,
    ({ answered }) => answered.p99,
  ];
  return table(
    ['', 'sent → received, p50 ms', 'p99', 'committed → received, p50 ms', 'p99', 'received by'],
    [
      ...Object.entries(both).map(([name, one]) => [
        namesOfStream[name],
        ...figures.map((figure) => ms(figure(one))),
        `${one.readers} streams`,
      ]),
      ['server ÷ bare', ...figures.map((figure) => ofBare(both, figure)), ''],
    ],
  );
}

export function tableOfBurst({ server, bare }) {
  const both = { server, bare };
  const figures = [({ told }) => told, ({ cpu }) => cpu];
  return table(
    ['', 'committed → the last has the last, ms', 'Node ms', 'MB sent'],
    [
      ...Object.entries(both).map(([name, one]) => [
        namesOfStream[name],
        ...figures.map((figure) => ms(figure(one))),
        (one.bytes / 1e6).toFixed(1),
      ]),
      ['server ÷ bare', ...figures.map((figure) => ofBare(both, figure)), ''],
    ],
  );
}

/** `tickets`: how many the table has. */
export function tableOfPages(pages, tickets) {
  const kilobytes = ({ bytes }) => (bytes / 1000).toFixed(1);
  const row = (what, time, wire) => [
    what,
    time.toFixed(0),
    ...(wire ? [String(wire.requests), kilobytes(wire)] : ['', '']),
  ];
  return table(
    ['', 'ms', 'requests so far', 'kB on the wire so far'],
    [
      row("a host's page: launcher painted", pages.launcher, pages.before),
      row('click: home of the panel usable', pages.home, pages.opened),
      row('press: ticket sent', pages.sent),
      row('console: first queue usable', pages.queue, pages.received),
      row('the next ticket after `j`', pages.next),
      row(`admin's table of ${tickets.toLocaleString('en')}: first row`, pages.table),
      row('scrolled in it: a frame', pages.frame),
      row('scrolled in it: the longest frame', pages.longestFrame),
    ],
  );
}
