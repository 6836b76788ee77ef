import { isEnded } from '../../platform/db/away.js';
import { readBounded } from '../../platform/db/bounded.js';
import { openPool } from '../../platform/db/connect.js';
import { poolSizes } from '../../platform/db/room.js';
import { defineDomain } from '../../platform/domain.js';
import { Refusal } from '../../platform/errors.js';
import { provide } from '../../platform/ports.js';
import { searchPort } from '../tickets/index.js';
import { hitsOf } from './hits.js';
import { matching, numbered } from './matching.js';
import { searchReader } from './search-reader.js';
import { settings } from './settings.js';
import { rememberKeys } from './ticket-keys.js';

/** What tickets are found by, whatever they are looked for by. */
export const search = defineDomain({
  name: 'search',
  settings,
  readers: [searchReader],
  start: async (context, { connection }) => {
    const { keepStatements } = context.config;
    const longest = settings.of(context).longestSearch;
    const pool = openPool(connection, {
      name: 'logishift-support-searches',
      max: poolSizes.searches,
      statementTimeout: longest,
      keepStatements,
    });
    return {
      provides: [
        provide(searchPort, {
          rememberKeys,
          numbered,
          matching,
          hitsOf,
          bounded: async (_, signal, work) => {
            const over = AbortSignal.timeout(longest);
            const either = signal ? AbortSignal.any([signal, over]) : over;
            try {
              return await readBounded(pool, { elsewhere: context.db, signal: either }, (db) => work(db, either));
            } catch (error) {
              if (signal?.aborted) throw new Refusal('unavailable', 'Nobody waits for this any more.');
              throw over.aborted || isEnded(error) ? tooBroad() : error;
            }
          },
        }),
      ],
      stop: () => void pool.close(),
    };
  },
});

/** Seconds after which it may be otherwise: more than the SDK waits for by itself, as it takes as long again. */
const perhapsLater = 60;

const tooBroad = () =>
  new Refusal(
    'search_too_broad',
    'Add a word, a filter (status:open) or dates (created:<30d), and search again.',
    {},
    perhapsLater,
  );
