import type { Page } from '@logishift/support-sdk/contract';
import { invalidInput } from '../errors.js';

const badCursor = () =>
  invalidInput([
    {
      path: 'query.cursor',
      message: 'Use the next_cursor of the page before, with the same sort',
      code: 'invalid_cursor',
    },
  ]);

/** The place after an item in a sorted list: the sort it belongs to, the sort key's value and the id. */
export interface Place {
  sort: string;
  value: string;
  id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `fits` says whether a value can stand in this sort: a cursor made by hand must not reach the database. */
export function readCursor(
  cursor: string | undefined,
  sort: string,
  fits: (value: string) => boolean = (value) => value === '',
): Place | null {
  if (cursor === undefined) return null;
  const [of, value, id] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if (of !== sort || value === undefined || !id || !uuid.test(id) || !fits(value)) throw badCursor();
  return { sort, value, id };
}

/** Makes a page of `limit` out of the `limit + 1` rows that were read. `isMore`: there were as many, though one is gone since. */
export function toPage<Row extends { id: string }>(
  rows: Row[],
  limit: number,
  sort: string,
  sortedBy: (row: Row) => string = () => '',
  isMore = rows.length > limit,
): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const more = isMore && last;
  return {
    data,
    next_cursor: more ? Buffer.from(`${sort}|${sortedBy(last)}|${last.id}`).toString('base64url') : null,
  };
}
