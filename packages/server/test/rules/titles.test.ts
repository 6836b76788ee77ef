import { locales, ticketStatuses } from '@logishift/support-sdk/contract';
import { describe, expect, it } from 'vitest';
import { titleOf } from '../../src/domains/notifications/index.js';
import { en } from '../../src/domains/notifications/titles/en.js';
import type { Template } from '../../src/domains/notifications/titles/title.js';

const params = {
  subject: 'Wo ist es?',
  agent: 'Maya Lindqvist',
  rating: '4',
  from: 'in_progress',
  to: 'on_hold',
  number: 'LS-1042',
};
const templates = Object.keys(en).filter((name): name is Template => name !== 'status');
const others = locales.filter((locale) => locale !== 'en');

const english: Record<Template, string> = {
  new_ticket: 'New Support Ticket: Wo ist es?',
  receipt: 'We have your ticket LS-1042',
  assigned: 'Support Ticket Assigned',
  assigned_to_you: 'New Ticket Assigned to You',
  reassigned: 'Ticket Reassigned',
  assigned_to: 'Ticket Assigned to Maya Lindqvist',
  status_for_customer: 'Support Ticket Updated - In Progress → On Hold',
  status_for_admins: 'Ticket Status Updated',
  priority: 'Ticket Priority Updated',
  reply: 'New Reply: Wo ist es?',
  feedback: 'New Feedback: 4 of 5',
  agent_registered: 'New Support Agent Registration - Awaiting Approval',
  agent_approved: 'Agent Approval Confirmed',
  agent_rejected: 'Agent Registration Declined',
};

describe('the title of a notification', () => {
  it.each(templates)('of %s is in English what the matrix says', (template) => {
    expect(titleOf(template, params, 'en')).toBe(english[template]);
  });

  it.each(others)('is put into words of its own in %s, and says the same', (locale) => {
    const said = ['Wo ist es?', 'Maya Lindqvist', '4', 'LS-1042'];
    const titles = templates.map((template) => titleOf(template, params, locale));
    expect(new Set(titles).size).toBe(templates.length);
    templates.forEach((template, place) => {
      const title = titles[place] as string;
      expect(title).not.toBe(english[template]);
      expect(title).not.toMatch(/[{}]|undefined|in_progress|on_hold/);
      for (const value of said)
        expect([title, title.includes(value)]).toEqual([title, english[template].includes(value)]);
    });
  });

  it.each(others)('has a word for every status in %s', (locale) => {
    const moved = (to: string) => titleOf('status_for_customer', { from: 'open', to }, locale);
    expect(new Set(ticketStatuses.map(moved)).size).toBe(ticketStatuses.length);
    for (const status of ticketStatuses) expect(moved(status)).not.toMatch(/Open|Progress|Hold|Resolved|Closed/);
  });

  it('keeps what people wrote apart from Arabic, and as it is: braces and all', () => {
    expect(titleOf('reply', { subject: 'Where is {number}?', number: 'LS-1042' }, 'ar')).toBe(
      'رد جديد: \u2068Where is {number}?\u2069',
    );
    expect(titleOf('reply', { subject: '$& {agent}' }, 'en')).toBe('New Reply: $& {agent}');
  });

  it('of a newer version, which this one does not know, is its name', () => {
    expect(titleOf('something_new', {}, 'de')).toBe('something_new');
  });
});
