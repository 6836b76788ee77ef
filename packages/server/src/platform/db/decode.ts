import pg from 'pg';

/** Makes of a value as PostgreSQL writes it what it is in a row of ours. */
export type Decode = (text: string) => unknown;

// Their numbers in PostgreSQL's catalogue.
const [bool, int8, int2, int4, json, float4, float8, timestamptz, jsonb] = [16, 20, 21, 23, 114, 700, 701, 1184, 3802];
const arrays = [1009, 1015, 2951];

/**
 * What a type is in our rows, which go out as they are: moments as ISO 8601, numbers as numbers; what is not named here (texts, ids, the
 * values of an enum) as it is written.
 */
export function decoderOf(type: number): Decode | null {
  if (type === bool) return (text) => text === 't';
  if ([int2, int4, int8, float4, float8].includes(type)) return Number;
  if (type === json || type === jsonb) return JSON.parse;
  if (type === timestamptz) return toMoment;
  if (arrays.includes(type)) return pg.types.getTypeParser(type as never) as Decode;
  return null;
}

// `2026-11-30 07:04:05.12+00`: the session's time zone is UTC, and zeros at the end are not written.
const usual = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?\+00$/;

/** A moment as it goes over the wire: ISO 8601 with milliseconds and `Z`. */
export function toMoment(text: string): string {
  // Of another form JavaScript would read the year 99 as 1999.
  if (!usual.test(text)) return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString();
  const time = text.slice(11, -3);
  return `${text.slice(0, 10)}T${time.length === 8 ? `${time}.000` : time.padEnd(12, '0')}Z`;
}
