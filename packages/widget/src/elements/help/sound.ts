const storageKey = 'logishift-support-sound';

/** Whether this browser's owner chose to hear of answers. Where nothing can be kept, for as long as the page is there. */
let isChosen: boolean | undefined;

export function hasSound(): boolean {
  try {
    isChosen ??= !!localStorage.getItem(storageKey);
  } catch {
    // Storage is blocked.
  }
  return !!isChosen;
}

/** Keeps the choice, and lets it be heard. */
export function chooseSound(chosen: boolean): void {
  isChosen = chosen;
  try {
    if (chosen) localStorage.setItem(storageKey, '1');
    else localStorage.removeItem(storageKey);
  } catch {
    // Storage is blocked.
  }
  if (chosen) void ring();
}

/**
 * Two soft notes, if they were chosen, in one tab of all that hear of it.
 *
 * @param what the same in every tab
 */
export function playSound(what: string): void {
  isChosen = undefined;
  if (!hasSound()) return;
  const { locks } = navigator;
  if (!locks) void ring();
  // Held for longer than the tabs are apart in hearing of it.
  else void locks.request(`logishift-support-sound ${what}`, { ifAvailable: true }, (lock) => lock && ring(3));
}

/** Drawn by the browser: no file. @param seconds after which it is over */
async function ring(seconds = 1): Promise<void> {
  const audio = new AudioContext();
  try {
    // A page that nobody has touched yet may not be heard.
    await Promise.race([audio.resume(), after(0.2)]);
    const { currentTime, destination } = audio;
    for (const [pitch, at] of [
      [660, 0],
      [880, 0.14],
    ] as const) {
      const begin = currentTime + at;
      const tone = new OscillatorNode(audio, { frequency: pitch });
      const loudness = new GainNode(audio, { gain: 0 });
      loudness.gain.setValueAtTime(0, begin);
      loudness.gain.linearRampToValueAtTime(0.12, begin + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.5);
      tone.connect(loudness).connect(destination);
      tone.start(begin);
      tone.stop(begin + 0.5);
    }
    await after(seconds);
  } finally {
    await audio.close();
  }
}

const after = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
