import { describe, expect, it } from 'vitest';
import { findCustomer } from '../customers.js';
import { historyUntil, stories } from '../demo/tickets/index.js';
import { allParcels, findParcel } from '../parcels.js';

/** Whenever one starts it. Weeks in which the clocks are changed are among them. */
const starts = Array.from({ length: 24 }, (_, hour) => [
  new Date(2026, 2, 30, hour, 7),
  new Date(2026, 9, 26, hour, 30),
  new Date(2026, 10, 29, hour),
]).flat();

describe("the demo's history", () => {
  it('has happened whenever one starts it, each step after the one before, within 31 days', () => {
    for (const base of starts) {
      const history = historyUntil(base);
      const times = history.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const wrong = history.filter(({ at }) => at >= base || base - at > 31 * 86_400_000);
      expect(wrong.map(({ story, at }) => `${story.subject}: ${at}`)).toEqual([]);
      for (const { subject } of stories) {
        const own = history.filter(({ story, step }) => story.subject === subject && !step?.reader);
        expect(own.map(({ step }) => step)).toEqual([
          null,
          ...stories.find((one) => one.subject === subject).steps.map(([, step]) => step),
        ]);
      }
    }
  });

  it('is of parcels that stand as their tickets say, whenever one starts it', () => {
    for (const base of starts) {
      const parcels = new Map(allParcels(base).map((parcel) => [parcel.number, parcel]));
      for (const { number, status, promised, expected, deliveredAt, events } of parcels.values()) {
        const of = `${number} at ${base}`;
        const times = events.map(({ at }) => at.getTime());
        expect(times, of).toEqual(times.toSorted((a, b) => a - b));
        expect(times.at(-1) < base && times[0] < promised.to, of).toBe(true);
        expect(deliveredAt?.getTime(), of).toBe(status === 'delivered' ? times.at(-1) : undefined);
        // What is still to come is expected later than now, and by when it was promised unless it is late.
        const isComing = status === 'out_for_delivery' || status === 'in_transit';
        if (isComing && expected) expect(expected.to > base && expected.to >= promised.to, of).toBe(true);
        if (isComing && !expected) expect(promised.to < base, of).toBe(true);
        if (status === 'out_for_delivery') expect(expected.to - base, of).toBeLessThanOrEqual(2 * 3_600_000);
        if (status === 'announced') expect(promised.from > base, of).toBe(true);
      }
      for (const { story, at, step } of historyUntil(base)) {
        const parcel = step === null && parcels.get(story.parcel ?? story.guest);
        if (!parcel) continue;
        const of = `${story.subject} at ${base}`;
        const { deliveredAt, promised } = parcel;
        if (['damaged', 'quality'].includes(story.category)) expect(deliveredAt < at, of).toBe(true);
        if (story.category === 'late' && deliveredAt < at) expect(deliveredAt > promised.to, of).toBe(true);
        expect(parcel.events[0].at < at, of).toBe(true);
      }
    }
  });

  it('names no day that is another one when it is started another day', () => {
    const days = Array.from({ length: 7 }, (_, day) => new Date(2026, 10, 1 + day));
    const names = ['en', 'de', 'fr', 'es', 'hi', 'ar'].flatMap((language) =>
      days.map((day) => new Intl.DateTimeFormat(language, { weekday: 'long' }).format(day)),
    );
    for (const { subject, description, steps } of stories) {
      const said = [
        subject,
        description,
        ...steps.flatMap(([, { text, note, comment }]) => [text, note, comment]),
      ].join(' ');
      expect([subject, names.filter((name) => new RegExp(`(?<!\\p{L})${name}`, 'iu').test(said))]).toEqual([
        subject,
        [],
      ]);
    }
  });

  it('is sixty tickets of customers and visitors, about parcels of their own', () => {
    expect(stories.length).toBe(60);
    expect(new Set(stories.map(({ customer, guest }) => customer ?? guest)).size).toBeGreaterThanOrEqual(20);
    for (const { subject, customer, guest, parcel } of stories) {
      expect([subject, Boolean(findCustomer(customer) ?? findParcel(guest))]).toEqual([subject, true]);
      if (parcel) expect([subject, findParcel(parcel)?.owner]).toEqual([subject, customer]);
    }
  });

  it('says nothing twice, so that an interrupted start knows how far it came', () => {
    const subjects = stories.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    for (const { subject, description, steps } of stories) {
      const texts = steps.flatMap(([, { text }]) => text ?? []);
      expect([subject, new Set([description, ...texts]).size]).toEqual([subject, texts.length + 1]);
    }
  });
});
