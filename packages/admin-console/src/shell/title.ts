import { t } from '../texts/index.js';

let page = '';
let thing = '';
let unread = 0;

/** What the tab is called: the page one is on. */
export function namePage(words: string): void {
  page = words;
  show();
}

/** … and before it what is open there; '' for nothing. */
export function nameThing(words: string): void {
  if (words === thing) return;
  thing = words;
  show();
}

/** … and how much is unread, which is seen on the tab where the rest is cut off. */
export function countUnread(count: number): void {
  if (count === unread) return;
  unread = count;
  show();
}

function show(): void {
  const words = [thing, page, t.product.title].filter(Boolean).join(' · ');
  document.title = unread > 0 ? `(${unread > 99 ? t.notifications.more : unread}) ${words}` : words;
}
