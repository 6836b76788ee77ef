/**
 * The look that widget and console share: design tokens in three layers (palette → meaning → component), the
 * outline icons, and the shapes of statuses and priorities.
 */
export { icon } from './icon.js';
export * as icons from './icons.js';
export { meaning } from './meaning.js';
export { palette } from './palette.js';
export { type ShapeName, shape } from './shapes.js';
export { adoptTokens, documentTokens, hostTokens } from './tokens.js';
