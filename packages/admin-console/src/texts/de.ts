import { account } from './de/account.js';
import { common } from './de/common.js';
import { desk } from './de/desk.js';
import { entrance } from './de/entrance.js';
import { manage } from './de/manage.js';
import { search } from './de/search.js';
import type { Texts } from './en.js';

export const de: Texts = { ...common, ...entrance, ...account, ...desk, ...manage, ...search };
