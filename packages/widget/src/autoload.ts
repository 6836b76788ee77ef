import { failedWith } from './elements/help/help.events.js';
import { LogishiftHelp } from './elements/help/help.js';
import { idle } from './elements/help/launcher.js';

/** Defines the launcher at once, and the other elements when the page has one: until then none of their code is fetched. */
export function autoload(): void {
  if (!customElements.get('logishift-help')) customElements.define('logishift-help', LogishiftHelp);

  let waiting: boolean | undefined;

  function look(): void {
    waiting = false;
    const unknown = [...document.querySelectorAll(':not(:defined)')];
    const ours = unknown.find(({ localName }) => localName.startsWith('logishift-'));
    if (!ours) return;
    // Until they are there, or the line is back, there is no need to look.
    waiting = true;
    import('./elements/views.define.js')
      .then(({ defineViews }) => {
        defineViews();
        seeker.disconnect();
      })
      .catch((error) => {
        ours.dispatchEvent(failedWith(error));
        setTimeout(look, 8_000);
      });
  }

  // A single-page app may add one later. Looked for when the page is idle.
  const seeker = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    idle(look);
  });
  seeker.observe(document, { childList: true, subtree: true });

  look();
}
