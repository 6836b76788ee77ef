import type { Texts } from './en.js';
import { account } from './hi/account.js';
import { common } from './hi/common.js';
import { desk } from './hi/desk.js';
import { entrance } from './hi/entrance.js';
import { manage } from './hi/manage.js';

export const hi: Texts = { ...common, ...entrance, ...account, ...desk, ...manage };
