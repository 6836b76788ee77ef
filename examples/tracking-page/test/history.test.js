import { describe, expect, it } from 'vitest';
import { findCustomer } from '../customers.js';
import { historyUntil, stories } from '../demo/tickets/index.js';
import { findParcel } from '../parcels.js';

describe("the demo's history", () => {
  it('has happened whenever one starts it, each step after the one before, within 31 days', () => {
    for (let hour = 0; hour < 24; hour++) {
      // Weeks in which the clocks are changed are among them.
      for (const base of [
        new Date(2026, 2, 30, hour, 7),
        new Date(2026, 9, 26, hour, 30),
        new Date(2026, 10, 29, hour),
      ]) {
        const history = historyUntil(base);
        const times = history.map(({ at }) => at.getTime());
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const wrong = history.filter(({ at }) => at >= base || base - at > 31 * 86_400_000);
        expect(wrong.map(({ story, at }) => `${story.subject}: ${at}`)).toEqual([]);
      }
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
