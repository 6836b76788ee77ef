/** Third layer, of the widget: measures and colours of its parts. The console has its own. */
export const component = `
--ls-target: 44px;
--ls-padding: 16px;
--ls-panel-width: 400px;
--ls-panel-height: 704px;
--ls-bubble-width: 284px;
--ls-bubble-customer: var(--ls-color-accent-tint);
--ls-bubble-agent: var(--ls-color-surface-2);
`;
