import { account } from './ar/account.js';
import { common } from './ar/common.js';
import { desk } from './ar/desk.js';
import { entrance } from './ar/entrance.js';
import { manage } from './ar/manage.js';
import { search } from './ar/search.js';
import type { Texts } from './en.js';

export const ar: Texts = { ...common, ...entrance, ...account, ...desk, ...manage, ...search };
