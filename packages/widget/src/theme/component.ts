/** Third layer, of the widget: measures and colours of its parts. The console has its own. */
export const component = `
--ls-target: 44px; /* the least height of what is pressed */
--ls-padding: 16px; /* from the edge to what is inside */
--ls-panel-width: 400px; /* the panel, where the screen has room */
--ls-panel-height: 704px; /* the same, its height */
--ls-bubble-width: 284px; /* the most a message is wide */
--ls-bubble-customer: var(--ls-color-accent-tint); /* behind the customer's own messages */
--ls-bubble-agent: var(--ls-color-surface-2); /* behind the support team's */
`;
