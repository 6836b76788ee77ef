/**
 * The script of `<script type="module" src="…/widget.js">`: defines the launcher at once, and the other elements
 * when the page has one. Small, because every page that embeds us loads it; it shares nothing with the other chunks,
 * so that it is one file.
 */
import { LogishiftHelp } from './elements/help/help.js';
import { idle } from './elements/help/launcher.js';

if (!customElements.get('logishift-help')) customElements.define('logishift-help', LogishiftHelp);

let waiting = false;

function look(): void {
  waiting = false;
  const unknown = [...document.querySelectorAll(':not(:defined)')];
  if (!unknown.some(({ localName }) => localName.startsWith('logishift-'))) return;
  // Until they are there, or the line is back, there is no need to look.
  waiting = true;
  import('./elements/views.define.js').then(
    () => seeker.disconnect(),
    () => setTimeout(look, 8_000),
  );
}

// A single-page app may add one later. Looked for when the page is idle.
const seeker = new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  idle(look);
});
seeker.observe(document, { childList: true, subtree: true });

look();
