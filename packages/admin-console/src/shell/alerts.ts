import type { Notification as News } from '@logishift/support-sdk';
import { freshNews, NewsEvent } from '../data/notifications.js';
import { choose, isChosen } from '../data/own-choice.js';
import { go, href, ticketPath } from '../router.js';

/**
 * Tells who is in another tab or program of what has come, by a notification of the system and by a sound: each as the
 * person chose, and neither until they did.
 */
export function followAlerts(): void {
  freshNews.addEventListener('news', (event) => {
    if (event instanceof NewsEvent) void alertOf(event.news);
  });
}

export const canNotify = (): boolean => 'Notification' in globalThis;

/** Asks the browser on the click that chose it. Resolves to whether it may. */
export async function chooseNotify(on: boolean): Promise<boolean> {
  if (on && (!canNotify() || (await Notification.requestPermission()) !== 'granted')) return false;
  choose('notify', on);
  return true;
}

async function alertOf(news: News): Promise<void> {
  const isSeen = document.visibilityState === 'visible' && document.hasFocus();
  if (!isChosen('notify') && !isChosen('sound')) return;
  // Of many tabs one tells of it, and none where somebody looks at one of them.
  const name = `logishift-console:${news.id}`;
  if (isSeen) return void hold(name);
  await new Promise((resolve) => setTimeout(resolve, 200));
  if (!(await hold(name))) return;
  if (isChosen('notify') && canNotify() && Notification.permission === 'granted') ifAble(() => show(news));
  if (isChosen('sound')) ifAble(chime);
}

/** Browsers refuse either for reasons of their own, as Chrome on Android every notification of a page: the other is told by all the same. */
function ifAble(tell: () => void): void {
  try {
    tell();
  } catch {
    // What has come stands in the console in any case.
  }
}

/** Takes a name for a few seconds; false where another tab has it. */
function hold(name: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null);
      if (lock) await new Promise((over) => setTimeout(over, 5000));
    });
  });
}

function show({ id, title, ticket_number, ticket_subject }: News): void {
  // Most titles name the subject already.
  const subject = ticket_subject && !title.includes(ticket_subject) ? ticket_subject : null;
  const shown = new Notification(title, { tag: id, body: [ticket_number, subject].filter(Boolean).join(' · ') });
  shown.onclick = () => {
    shown.close();
    focus();
    if (ticket_number) go(ticketPath(ticket_number));
    else location.assign(href('/'));
  };
}

/** One for all sounds: browsers allow a page only a few. */
let audio: AudioContext | undefined;
let sounding = 0;

/** Two short notes. A page that nobody has touched yet may not make a sound: then there is none. */
export function chime(): void {
  if (navigator.userActivation?.hasBeenActive === false) return;
  audio ??= new AudioContext();
  const context = audio;
  void context.resume().catch(() => undefined);
  const volume = context.createGain();
  volume.connect(context.destination);
  volume.gain.setValueAtTime(0.12, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.5);
  for (const [at, pitch] of [
    [0, 660],
    [0.12, 880],
  ] as const) {
    const note = context.createOscillator();
    note.frequency.value = pitch;
    note.connect(volume);
    note.start(context.currentTime + at);
    note.stop(context.currentTime + at + 0.35);
    sounding++;
    note.onended = () => {
      note.disconnect();
      if (--sounding > 0) return;
      volume.disconnect();
      // It keeps the loudspeakers awake otherwise.
      void context.suspend().catch(() => undefined);
    };
  }
}
