import { type CSSResult, unsafeCSS } from 'lit';

/** Styles as they stand, no values filled in: less than Lit's own tag of the name, which the script tag's files go without. */
export const css = ([styles]: TemplateStringsArray): CSSResult => unsafeCSS(styles);
