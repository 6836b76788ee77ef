/** The contract's types, without its shapes: importing them loads nothing. */
export type * from './contract/index.js';
