import type { Texts } from './en.js';
import { account } from './hi/account.js';
import { common } from './hi/common.js';
import { desk } from './hi/desk.js';
import { entrance } from './hi/entrance.js';
import { manage } from './hi/manage.js';
import { search } from './hi/search.js';

export const hi: Texts = { ...common, ...entrance, ...account, ...desk, ...manage, ...search };
