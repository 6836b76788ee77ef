import { partsOf } from '@logishift/support-sdk/links';
import { html, type TemplateResult } from 'lit';

/** Somebody's words with their links: they open in a new tab that knows nothing of this one. `title` is where one leads. */
export const linked = (text: string): (string | TemplateResult)[] =>
  partsOf(text).map(({ text, href, host }) =>
    href ? html`<a href=${href} title=${host!} dir="ltr" target="_blank" rel="noopener noreferrer">${text}</a>` : text,
  );
