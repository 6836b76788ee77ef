import { step } from '../scripts/steps.mjs';
import { measureOperation } from './measure.js';
import { mediansOf } from './medians.js';
import { operations } from './operations.js';
import { readOptions } from './options.js';
import { openHouse } from './start/house.js';
import { startPostgres } from './start/postgres.js';

const options = readOptions(process.argv.slice(2));
const postgres = await startPostgres();
console.log(postgres.name);
try {
  for (const tickets of options.sizes) {
    const house = await openHouse({
      postgres,
      tickets,
      mostCustomers: 2000,
      say: (what, work) => step(what, what, work),
    });
    try {
      const floors = {};
      for (const name of options.operations) {
        const operation = operations[name];
        const runs = await measureOperation(operation, { house, postgres, ...options });
        const row = Object.fromEntries(Object.entries(runs).map(([who, all]) => [who, mediansOf(all)]));
        if (operation.ofFloor) floors[operation.floor] = row;
        for (const [who, m] of Object.entries(row)) {
          const floor = floors[operation.floor]?.['postgres-js']?.perSecond;
          const best = floors[operation.floor]?.pg?.perSecond;
          console.log(
            operation.title.padEnd(24),
            who.padEnd(12),
            String(Math.round(m.perSecond)).padStart(7),
            '/s',
            `p50 ${m.p50.toFixed(2)} p99 ${m.p99.toFixed(2)} ms, node ${m.nodeCpu.toFixed(3)} pg ${m.postgresCpu?.toFixed(3)} ms, ${m.bytes} B`,
            floor
              ? `×${(m.perSecond / floor).toFixed(2)} of postgres.js, ×${(m.perSecond / best).toFixed(2)} of pg`
              : '',
          );
        }
      }
      console.log(`memory of the server: ${house.server.memory().toFixed(0)} MB`);
    } finally {
      await house.close();
    }
  }
} finally {
  await postgres.stop();
}
