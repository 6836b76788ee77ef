import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { median } from '../medians.js';
import { openReaders } from './readers.js';

const patience = 60_000;
/** Of so many customers' tickets the burst is; what happens on each comes to them and to all of staff. */
const mostWriters = 100;

/**
 * A burst in one transaction, to streams of which staff's see all of it and the others' little: from its commit until the last has
 * the last of it, and what the program takes for it of the processor.
 * @param prepare resolves to what commits the burst with the `number`; its last event on each ticket carries the ticket's word
 */
export async function measureBurst({ streams, reachedBy, rounds, program, prepare }) {
  let came = 0;
  let last = 0;
  let bytes = 0;
  const close = await openReaders(
    streams,
    () => {
      came++;
      last = performance.now();
    },
    (length) => {
      bytes += length;
    },
  );
  const runs = [];
  try {
    // The first is that of the warm-up.
    for (let number = 0; number <= rounds; number++) {
      const commit = await prepare(number);
      [came, bytes] = [0, 0];
      const cpu = program.cpu();
      const began = performance.now();
      await commit();
      while (came < reachedBy && performance.now() < began + patience) await delay(5);
      if (came !== reachedBy) throw new Error(`The burst came to an end ${came} times of ${reachedBy}`);
      // What it does after the last has it, for those that have not all of it yet, is little.
      await delay(100);
      if (number > 0) runs.push({ told: last - began, cpu: program.cpu() - cpu, bytes });
    }
  } finally {
    close();
  }
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]));
}

/** On whose tickets so many events are. */
export const writersOf = (people, events) => people.slice(0, Math.min(mostWriters, events));

/** Carried by the last event on the ticket with this place, in the burst with this number. */
export const lastWord = (number, place) => `probe-${number}${String(place).padStart(3, '0')}-`;

/**
 * The server's burst: a message that was sent, and all that came of it, so many times again. Past the API, which would be measured
 * with it.
 */
export async function openCopier(database) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  return {
    async prepare({ tickets, events, number }) {
      await client.query('begin');
      await client.query(
        `create temp table burst on commit drop as
          select n, gen_random_uuid() as id, gen_random_uuid() as message_id, message.id as message, event.id as event,
            case when n > $2 - $3 then 'probe-' || $4::int || lpad((t.place - 1)::text, 3, '0') || '-' else '' end as word
          from generate_series(1, $2::int) as n
          join unnest($1::uuid[]) with ordinality as t (id, place) on t.place = 1 + (n - 1) % $3
          join ticket_messages message on message.ticket_id = t.id
          join events event on event.ticket_id = t.id and event.data ->> 'message_id' = message.id::text
          where not exists (select from ticket_messages before where before.ticket_id = t.id and before.id < message.id)`,
        [tickets, events, tickets.length, number],
      );
      await client.query(
        `insert into ticket_messages (id, ticket_id, author_id, author_role, body, created_at)
          select burst.message_id, ticket_id, author_id, author_role, word || body, now()
          from burst join ticket_messages on ticket_messages.id = burst.message`,
      );
      await client.query(
        `insert into events (id, kind, ticket_id, actor_id, data, audience, groups, losing_groups, at)
          select burst.id, kind, ticket_id, actor_id, jsonb_build_object('message_id', burst.message_id), audience, groups,
            losing_groups, now()
          from burst join events on events.id = burst.event order by n`,
      );
      await client.query(
        `insert into notifications (id, event_id, kind, template, params, recipient_id, recipient_role, actor_id, ticket_id, created_at)
          select gen_random_uuid(), burst.id, kind, template, params, recipient_id, recipient_role, actor_id, ticket_id, now()
          from burst join notifications on notifications.event_id = burst.event`,
      );
      await client.query('notify support_events');
      return () => client.query('commit');
    },
    close: () => client.end(),
  };
}
