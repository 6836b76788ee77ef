/** What has been started and must not be left behind: the last is closed first. */
const open = [];
let underWay;

/** Has something closed at the end of the program, or before. Returns what closes it now. */
export function closing(close) {
  const once = async () => {
    const place = open.indexOf(once);
    if (place < 0) return;
    open.splice(place, 1);
    await close();
  };
  open.push(once);
  return once;
}

/** Whoever asks while it is under way waits for the same: what breaks because of it must not end the program before. */
export function closingAll() {
  underWay ??= (async () => {
    for (const close of [...open].reverse()) await close().catch((error) => console.error(error.message));
  })();
  return underWay;
}

/** Whoever stops us in the middle leaves no server and no database. */
export function closingOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await closingAll();
      process.exit(130);
    });
  }
}
