/**
 * The script of `<script type="module" src="…/widget.js">`: defines the launcher at once, and the other elements
 * when the page has one. Small, because every page that embeds us loads it; it shares nothing with the other chunks,
 * so that it is one file.
 */
import { LogishiftHelp } from './elements/help/help.js';

if (!customElements.get('logishift-help')) customElements.define('logishift-help', LogishiftHelp);

const inline = ['support', 'ticket-form', 'ticket-list', 'ticket-view', 'faq', 'ticket-status']
  .map((name) => `logishift-${name}:not(:defined)`)
  .join();
let waiting = false;

async function look(): Promise<void> {
  waiting = false;
  const found = document.querySelectorAll(inline);
  if (!found.length) return;
  const { load } = await import('./elements/inline.js');
  for (const { localName } of found) load(localName);
}

// A single-page app may add one later. Looked for when the page is idle.
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  (globalThis.requestIdleCallback ?? setTimeout)(look);
}).observe(document, { childList: true, subtree: true });

void look();
