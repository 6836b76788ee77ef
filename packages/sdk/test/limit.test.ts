import { describe, expect, it } from 'vitest';
import { faq } from '../src/contract/faq.js';
import { tickets } from '../src/contract/tickets.js';

describe('how many on a page', () => {
  const lists = { faq: [faq.list, 200, 200], tickets: [tickets.list, 100, 20] } as const;
  const limit = (name: keyof typeof lists, value?: string) => {
    const [{ query }, most] = lists[name];
    const read = query.safeParse(value === undefined ? {} : { limit: value.replace('most', String(most)) });
    return read.success ? read.data.limit : undefined;
  };

  it.each(Object.keys(lists) as (keyof typeof lists)[])('is said in digits, and has an end: %s', (name) => {
    const [, most, usual] = lists[name];
    expect(limit(name)).toBe(usual);
    expect(limit(name, 'most')).toBe(most);
    expect(limit(name, '7')).toBe(7);
    for (const wrong of ['0x10', '1e2', ' 5', '', '0', 'most1', '1.5', '-1'])
      expect(limit(name, wrong), wrong).toBe(undefined);
  });
});
