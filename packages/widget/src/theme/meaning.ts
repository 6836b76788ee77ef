/**
 * Second layer: what a colour, a size or a duration is for. Widget and console style with these alone.
 * Sizes are px, not rem: many hosts set another root size. Each colour holds both schemes: `light-dark()` picks by the `color-scheme` of the element that uses it.
 */
export const meaning = `
--ls-color-surface: light-dark(var(--ls-gray-0), var(--ls-ink-900)); /* cards, panel, fields */
--ls-color-surface-2: light-dark(var(--ls-gray-100), var(--ls-ink-800)); /* a quiet field: hovered rows, skeletons */
--ls-color-border: light-dark(var(--ls-gray-200), var(--ls-ink-700)); /* lines between things */
--ls-color-border-control: light-dark(var(--ls-gray-400), var(--ls-ink-500)); /* the edge of a field or button */
--ls-color-text: light-dark(var(--ls-gray-900), var(--ls-ink-100)); /* text */
--ls-color-text-2: light-dark(var(--ls-gray-600), var(--ls-ink-300)); /* secondary text */
--ls-color-text-3: light-dark(var(--ls-gray-500), var(--ls-ink-400)); /* hints and times */
--ls-color-accent: light-dark(var(--ls-teal-700), var(--ls-teal-300)); /* launcher, main buttons, links */
--ls-color-accent-strong: light-dark(var(--ls-teal-800), var(--ls-teal-200)); /* the same, hovered and pressed */
--ls-color-accent-tint: light-dark(var(--ls-teal-50), var(--ls-teal-900)); /* behind what is chosen */
--ls-color-on-accent: light-dark(var(--ls-gray-0), var(--ls-teal-950)); /* text on the accent */
--ls-color-focus: light-dark(var(--ls-blue-500), var(--ls-blue-300)); /* the ring around what has the focus */
--ls-color-open: light-dark(var(--ls-blue-700), var(--ls-blue-200)); /* status Open */
--ls-color-open-tint: light-dark(var(--ls-blue-50), var(--ls-blue-950)); /* behind it */
--ls-color-in-progress: light-dark(var(--ls-violet-700), var(--ls-violet-200)); /* status In Progress */
--ls-color-in-progress-tint: light-dark(var(--ls-violet-50), var(--ls-violet-950)); /* behind it */
--ls-color-on-hold: light-dark(var(--ls-amber-700), var(--ls-amber-200)); /* status On Hold */
--ls-color-on-hold-tint: light-dark(var(--ls-amber-50), var(--ls-amber-950)); /* behind it */
--ls-color-resolved: light-dark(var(--ls-green-700), var(--ls-green-200)); /* status Resolved */
--ls-color-resolved-tint: light-dark(var(--ls-green-50), var(--ls-green-950)); /* behind it */
--ls-color-closed: light-dark(var(--ls-gray-600), var(--ls-ink-300)); /* status Closed */
--ls-color-closed-tint: light-dark(var(--ls-gray-150), var(--ls-ink-750)); /* behind it */
--ls-color-danger: light-dark(var(--ls-red-700), var(--ls-red-200)); /* errors */
--ls-color-danger-tint: light-dark(var(--ls-red-50), var(--ls-red-950)); /* behind them */
--ls-color-warning: var(--ls-color-on-hold); /* warnings: offline */
--ls-color-warning-tint: var(--ls-color-on-hold-tint); /* behind them */
--ls-shadow-raised: 0 1px 2px light-dark(rgb(22 32 44 / 8%), rgb(0 0 0 / 40%)); /* under cards */
--ls-shadow-floating: 0 2px 6px light-dark(rgb(22 32 44 / 8%), rgb(0 0 0 / 40%)), 0 12px 32px light-dark(rgb(22 32 44 / 16%), rgb(0 0 0 / 56%)); /* under launcher and panel */
--ls-text-12: 12px; /* times, chips */
--ls-text-13: 13px; /* hints */
--ls-text-14: 14px; /* text */
--ls-text-16: 16px; /* fields, on phones at least this */
--ls-text-20: 20px; /* headings */
--ls-text-28: 28px; /* figures */
--ls-line: 1.45; /* the height of a line, by the size of its text */
--ls-weight-regular: 400; /* text */
--ls-weight-medium: 500; /* buttons, labels */
--ls-weight-strong: 600; /* headings */
--ls-radius-control: 6px; /* corners of fields and buttons */
--ls-radius-card: 10px; /* corners of cards */
--ls-radius-panel: 16px; /* corners of the panel */
--ls-motion: 150ms ease-out; /* how things move; none where the system asks for less */
`;

/** The same layer, of what only the console shows: its canvas, internal notes, and the grid's steps. */
export const staffMeaning = `
--ls-color-canvas: light-dark(var(--ls-gray-50), var(--ls-ink-950)); /* behind everything */
--ls-color-note: light-dark(var(--ls-yellow-800), var(--ls-yellow-200)); /* internal notes, in the console */
--ls-color-note-tint: light-dark(var(--ls-yellow-50), var(--ls-yellow-950)); /* behind them */
--ls-color-note-line: light-dark(var(--ls-yellow-400), var(--ls-yellow-700)); /* their edge */
--ls-space-4: 4px; /* inside a chip */
--ls-space-8: 8px; /* between what belongs together */
--ls-space-12: 12px; /* inside a row */
--ls-space-16: 16px; /* inside a card */
--ls-space-24: 24px; /* between groups */
`;
