/**
 * Second layer: what a colour, a size or a duration is for. Widget and console style with these alone.
 * Sizes are px, not rem: many hosts set another root size. Each colour holds both schemes: `light-dark()` picks by the `color-scheme` of the element that uses it.
 */
export const meaning = `
--ls-color-canvas: light-dark(var(--ls-gray-50), var(--ls-ink-950));
--ls-color-surface: light-dark(var(--ls-gray-0), var(--ls-ink-900));
--ls-color-surface-2: light-dark(var(--ls-gray-100), var(--ls-ink-800));
--ls-color-border: light-dark(var(--ls-gray-200), var(--ls-ink-700));
--ls-color-border-control: light-dark(var(--ls-gray-400), var(--ls-ink-500));
--ls-color-text: light-dark(var(--ls-gray-900), var(--ls-ink-100));
--ls-color-text-2: light-dark(var(--ls-gray-600), var(--ls-ink-300));
--ls-color-text-3: light-dark(var(--ls-gray-500), var(--ls-ink-400));
--ls-color-accent: light-dark(var(--ls-teal-700), var(--ls-teal-300));
--ls-color-accent-strong: light-dark(var(--ls-teal-800), var(--ls-teal-200));
--ls-color-accent-tint: light-dark(var(--ls-teal-50), var(--ls-teal-900));
--ls-color-on-accent: light-dark(var(--ls-gray-0), var(--ls-teal-950));
--ls-color-focus: light-dark(var(--ls-blue-500), var(--ls-blue-300));
--ls-color-open: light-dark(var(--ls-blue-700), var(--ls-blue-200));
--ls-color-open-tint: light-dark(var(--ls-blue-50), var(--ls-blue-950));
--ls-color-in-progress: light-dark(var(--ls-violet-700), var(--ls-violet-200));
--ls-color-in-progress-tint: light-dark(var(--ls-violet-50), var(--ls-violet-950));
--ls-color-on-hold: light-dark(var(--ls-amber-700), var(--ls-amber-200));
--ls-color-on-hold-tint: light-dark(var(--ls-amber-50), var(--ls-amber-950));
--ls-color-resolved: light-dark(var(--ls-green-700), var(--ls-green-200));
--ls-color-resolved-tint: light-dark(var(--ls-green-50), var(--ls-green-950));
--ls-color-closed: light-dark(var(--ls-gray-600), var(--ls-ink-300));
--ls-color-closed-tint: light-dark(var(--ls-gray-150), var(--ls-ink-750));
--ls-color-danger: light-dark(var(--ls-red-700), var(--ls-red-200));
--ls-color-danger-tint: light-dark(var(--ls-red-50), var(--ls-red-950));
--ls-color-warning: var(--ls-color-on-hold);
--ls-color-warning-tint: var(--ls-color-on-hold-tint);
--ls-color-note: light-dark(var(--ls-yellow-800), var(--ls-yellow-200));
--ls-color-note-tint: light-dark(var(--ls-yellow-50), var(--ls-yellow-950));
--ls-color-note-line: light-dark(var(--ls-yellow-400), var(--ls-yellow-700));
--ls-shadow-raised: 0 1px 2px light-dark(rgb(22 32 44 / 8%), rgb(0 0 0 / 40%));
--ls-shadow-floating: 0 2px 6px light-dark(rgb(22 32 44 / 8%), rgb(0 0 0 / 40%)), 0 12px 32px light-dark(rgb(22 32 44 / 16%), rgb(0 0 0 / 56%));
--ls-text-12: 12px;
--ls-text-13: 13px;
--ls-text-14: 14px;
--ls-text-16: 16px;
--ls-text-20: 20px;
--ls-text-28: 28px;
--ls-line: 1.45;
--ls-weight-regular: 400;
--ls-weight-medium: 500;
--ls-weight-strong: 600;
--ls-space-4: 4px;
--ls-space-8: 8px;
--ls-space-12: 12px;
--ls-space-16: 16px;
--ls-space-24: 24px;
--ls-radius-control: 6px;
--ls-radius-card: 10px;
--ls-radius-panel: 16px;
--ls-motion: 150ms ease-out;
`;
