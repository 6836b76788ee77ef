import type { Texts } from './en.js';
import { account } from './fr/account.js';
import { common } from './fr/common.js';
import { desk } from './fr/desk.js';
import { entrance } from './fr/entrance.js';
import { manage } from './fr/manage.js';
import { search } from './fr/search.js';

export const fr: Texts = { ...common, ...entrance, ...account, ...desk, ...manage, ...search };
