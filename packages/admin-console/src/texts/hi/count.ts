import { counter } from '../plural.js';

export const count = counter('hi');
