import type { Texts } from './en.js';
import { account } from './es/account.js';
import { common } from './es/common.js';
import { desk } from './es/desk.js';
import { entrance } from './es/entrance.js';
import { manage } from './es/manage.js';
import { search } from './es/search.js';

export const es: Texts = { ...common, ...entrance, ...account, ...desk, ...manage, ...search };
