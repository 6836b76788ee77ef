import { t } from '../texts/index.js';

let page = '';
let thing = '';

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

function show(): void {
  document.title = [thing, page, t.product.title].filter(Boolean).join(' · ');
}
