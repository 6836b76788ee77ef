import { expect, vi } from 'vitest';
import type { TestSupport } from './support.js';

/** Settings with which mails stay in their table, as they were written: where they would be sent to, nobody answers. */
export const unsent = { SMTP_URL: 'smtp://127.0.0.1:1', SUPPORT_MAIL_FROM: 'support@logishift.example' };

type Kind = 'password_reset' | 'email_verification';

/** The links that were mailed to an address, the oldest first, once there are `count` of them. */
export async function mailedLinks(support: TestSupport, kind: Kind, to: string, count = 1): Promise<URL[]> {
  const look = async () => {
    const rows = await support.sql`select params from mails where kind = ${kind} and "to" = ${to} order by id`;
    expect(rows).toHaveLength(count);
    return rows.map((row) => new URL((row['params'] as { url: string }).url));
  };
  return vi.waitFor(look, { timeout: 15_000, interval: 50 });
}

export async function mailedTokens(support: TestSupport, kind: Kind, to: string, count = 1): Promise<string[]> {
  return (await mailedLinks(support, kind, to, count)).map(tokenOf);
}

/** The token of the newest link. */
export async function mailedToken(support: TestSupport, kind: Kind, to: string, count = 1): Promise<string> {
  return (await mailedTokens(support, kind, to, count)).at(-1) as string;
}

export const tokenOf = ({ hash }: URL) => new URLSearchParams(hash.slice(1)).get('token') as string;

/** How often somebody, whether there is such a person or not, was put down to be mailed a link. */
export async function linksAskedFor(support: TestSupport): Promise<number> {
  const [row] = await support.sql`select count(*)::int as n from pgboss.job where name = 'mail-account-link'`;
  return row?.['n'] as number;
}
