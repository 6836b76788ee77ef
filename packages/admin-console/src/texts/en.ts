import { account } from './en/account.js';
import { common } from './en/common.js';
import { desk } from './en/desk.js';
import { entrance } from './en/entrance.js';
import { manage } from './en/manage.js';
import { search } from './en/search.js';

/** Everything the console says, in English. Another language has the same shape, in a chunk of its own. */
export const en = { ...common, ...entrance, ...account, ...desk, ...manage, ...search };

export type Texts = typeof en;
