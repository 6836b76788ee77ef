import { html, raw } from 'hono/html';

const outlines = {
  arrow: '<path d="M4 10h12M11 5l5 5-5 5"/>',
  box: '<path d="M10 2.5 3.5 6v8l6.5 3.5 6.5-3.5V6L10 2.5ZM3.5 6 10 9.5 16.5 6M10 9.5v8M6.7 4.3l6.6 3.5"/>',
  check: '<path d="m5 10.5 3.3 3.3L15 7"/>',
  chevron: '<path d="m8 5 5 5-5 5"/>',
  clock: '<circle cx="10" cy="10" r="7.2"/><path d="M10 5.8V10l2.6 1.6"/>',
  cross: '<path d="m6 6 8 8M14 6l-8 8"/>',
  person: '<circle cx="10" cy="7" r="3.2"/><path d="M3.8 17a6.2 6.2 0 0 1 12.4 0"/>',
  search: '<circle cx="9" cy="9" r="5.5"/><path d="m13 13 4 4"/>',
  truck:
    '<path d="M12 14V4.5H2V14h1.5M7 14h5.5M12 7.5h3.2L18 11v3h-1.5"/><circle cx="5.2" cy="14.6" r="1.7"/><circle cx="14.6" cy="14.6" r="1.7"/>',
  warning: '<path d="M10 3 2.5 16.5h15L10 3ZM10 8.5v3.5M10 14.4v.1"/>',
};

/** A small outline drawing beside a word: decoration, so hidden from screen readers. */
export function icon(name) {
  return html`<svg class="icon icon-${name}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${raw(outlines[name])}</svg>`;
}
