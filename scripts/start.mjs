/** `npm start`: makes a fresh clone ready, then runs the demo. What follows `--` goes to the demo (`--fresh`). */
import { setUp } from './setup.mjs';
import { exitCode, stop } from './steps.mjs';

await setUp().catch((error) => stop(error.message));

process.exitCode = await exitCode(process.execPath, ['examples/tracking-page/demo.js', ...process.argv.slice(2)], {
  onStart(demo) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        // A Ctrl-C in the terminal reaches the demo without us.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) demo.kill(signal);
      });
    }
    if (process.env.npm_lifecycle_event) stopWithParent(demo);
  },
});

/** npm hands a SIGTERM to the shell between us and it, which ends without a word: its absence is the signal. */
function stopWithParent(demo) {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    demo.kill('SIGTERM');
  }, 300);
  look.unref();
}
