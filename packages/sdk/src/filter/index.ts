/**
 * What tickets are asked for by, in one line: `status:open assignee:me -tag:vip created:<7d "late parcel"`. The server, the
 * console and saved views read and write it by these functions alone. For people: docs/filter-language.md.
 */
export { type Completion, type Completions, completions } from './complete.js';
export { withoutTerm, withTerm } from './edit.js';
export { type FilterKey, filterKeys, keyOf, mostLetters, mostTerms } from './keys.js';
export { parseFilter } from './parse.js';
export { printFilter, printTerm } from './print.js';
export { type Bounds, type Reading, resolveDurations, resolveMoments } from './resolve.js';
export type * from './types.js';
