import type { Me } from '@logishift/support-sdk';
import { html, type TemplateResult } from 'lit';
import { decoded } from './data/decoded.js';
import { queues } from './data/tickets.js';
import { asked } from './router.js';
import { homeOf } from './session/home-of.js';
import { t } from './texts/index.js';

/** Who a page is for. `waiting`: registered, and not approved (yet). */
export type Who = 'anyone' | 'signed-out' | 'waiting' | 'staff' | 'admin';

export interface Route {
  /** `:name` stands for one part of the path. */
  path: string;
  who: Who;
  title: () => string;
  load: () => Promise<unknown>;
  render: (params: Record<string, string>) => TemplateResult;
}

/** Every page of the console; each is loaded when it is first visited. */
export const routes: Route[] = [
  {
    path: '/sign-in',
    who: 'signed-out',
    title: () => t.signIn.title,
    load: () => import('./pages/sign-in/sign-in-page.js'),
    render: () => html`<ls-sign-in-page></ls-sign-in-page>`,
  },
  {
    path: '/support-agent-register',
    who: 'signed-out',
    title: () => t.register.title,
    load: () => import('./pages/register/register-page.js'),
    render: () => html`<ls-register-page></ls-register-page>`,
  },
  {
    path: '/forgot-password',
    who: 'anyone',
    title: () => t.forgot.title,
    load: () => import('./pages/forgot-password/forgot-password-page.js'),
    render: () => html`<ls-forgot-password-page></ls-forgot-password-page>`,
  },
  {
    path: '/reset-password',
    who: 'anyone',
    title: () => t.reset.title,
    load: () => import('./pages/reset-password/reset-password-page.js'),
    render: () => html`<ls-reset-password-page></ls-reset-password-page>`,
  },
  {
    path: '/verify-email',
    who: 'anyone',
    title: () => t.verify.title,
    load: () => import('./pages/verify-email/verify-email-page.js'),
    render: () => html`<ls-verify-email-page></ls-verify-email-page>`,
  },
  {
    path: '/awaiting-approval',
    who: 'waiting',
    title: () => t.awaiting.waiting,
    load: () => import('./pages/awaiting-approval/awaiting-approval-page.js'),
    render: () => html`<ls-awaiting-approval-page></ls-awaiting-approval-page>`,
  },
  {
    path: '/agent/dashboard',
    who: 'staff',
    title: () => t.queue[asked('queue', queues)],
    load: () => import('./pages/dashboard/dashboard-page.js'),
    render: () => html`<ls-dashboard-page></ls-dashboard-page>`,
  },
  {
    path: '/support/tickets/:id',
    who: 'staff',
    title: () => t.ticket.page,
    load: () => import('./pages/ticket/ticket-page.js'),
    render: ({ id }) => html`<ls-ticket-page .ticket=${id!}></ls-ticket-page>`,
  },
  {
    path: '/search',
    who: 'staff',
    title: () => t.search.title,
    load: () => import('./pages/search/search-page.js'),
    render: () => html`<ls-search-page></ls-search-page>`,
  },
  {
    path: '/account',
    who: 'staff',
    title: () => t.account.title,
    load: () => import('./pages/account/account-page.js'),
    render: () => html`<ls-account-page></ls-account-page>`,
  },
  {
    path: '/admin/support',
    who: 'admin',
    title: () => t.management.title,
    load: () => import('./pages/support-management/support-management-page.js'),
    render: () => html`<ls-support-management-page></ls-support-management-page>`,
  },
  {
    path: '/admin/agents',
    who: 'admin',
    title: () => t.agents.title,
    load: () => import('./pages/agents/agents-page.js'),
    render: () => html`<ls-agents-page></ls-agents-page>`,
  },
  {
    path: '/admin/faq',
    who: 'admin',
    title: () => t.faq.title,
    load: () => import('./pages/faq/faq-page.js'),
    render: () => html`<ls-faq-page></ls-faq-page>`,
  },
  {
    path: '/admin/mail',
    who: 'admin',
    title: () => t.mails.title,
    load: () => import('./pages/mails/mails-page.js'),
    render: () => html`<ls-mails-page></ls-mails-page>`,
  },
  {
    path: '/admin/api-keys',
    who: 'admin',
    title: () => t.apiKeys.title,
    load: () => import('./pages/api-keys/api-keys-page.js'),
    render: () => html`<ls-api-keys-page></ls-api-keys-page>`,
  },
  {
    path: '/admin/settings',
    who: 'admin',
    title: () => t.settings.title,
    load: () => import('./pages/settings/settings-page.js'),
    render: () => html`<ls-settings-page></ls-settings-page>`,
  },
];

export function findRoute(path: string): { route: Route; params: Record<string, string> } | null {
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index]!;
    if (part.startsWith(':') && value) params[part.slice(1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

/** Where the person must go instead, or null when the page is theirs. `next` brings them back after sign-in. */
export function redirect(who: Who | null, user: Me | null, here: string, next: string | null): string | null {
  if (here.split('?')[0] === '/') return homeOf(user);
  if (who === 'anyone') return null;
  if (!user) {
    if (who === 'signed-out' || who === null) return null;
    return `/sign-in?next=${encodeURIComponent(here)}`;
  }
  if (user.state !== 'approved') return who === 'waiting' ? null : '/awaiting-approval';
  // A path of this console alone: never an address elsewhere.
  if (who === 'signed-out') return next?.startsWith('/') && !next.startsWith('//') ? next : homeOf(user);
  if (who === 'waiting') return homeOf(user);
  return null;
}
