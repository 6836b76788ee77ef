import { createHash } from 'node:crypto';

/**
 * Words that tickets are told apart by, some common and some rare: the word of `n`, of so many `sides`. In SQL and here alike.
 */
export const wordInSql = (sides, n) =>
  `translate(substr(md5('${sides} ' || ${n}), 1, 7), '0123456789abcdef', '${letters}')`;

const letters = 'bodigulamenorpastevi'.slice(0, 16);

export const wordOf = (sides, n) =>
  [...createHash('md5').update(`${sides} ${n}`).digest('hex').slice(0, 7)]
    .map((digit) => letters[Number.parseInt(digit, 16)])
    .join('');
