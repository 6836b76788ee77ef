import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Support } from '@logishift/support-sdk';
import { ticketNumber } from '@logishift/support-sdk/ticket-number';
import { Hono } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { findCustomer } from './customers.js';
import { elementPage } from './pages/elements.js';
import { homePage, notFoundPage, unknownParcelPage } from './pages/home.js';
import { layout } from './pages/layout.js';
import { mailBody, mailBodyPolicy, mailPage, mailsPage } from './pages/mails.js';
import { parcelPage } from './pages/parcel.js';
import { faqPage, hubPage, newTicketPage, ticketPage } from './pages/support.js';
import { findParcel } from './parcels.js';
import { signGuestToken, signSupportToken } from './support-token.js';
import { languages, textsIn } from './texts.js';

const here = dirname(fileURLToPath(import.meta.url));
const inter = createRequire(import.meta.url).resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
const visitorCookie = 'tracking_visitor';
const cookie = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 30 * 86_400 };
/** Gone with the browser's session: a visitor does not sign out, and the next at a shared computer is somebody else. */
const passing = { ...cookie, maxAge: undefined };

/** Whether the browser asks by this machine's own name. */
const isThisMachine = (c) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(c.req.url).hostname);

/**
 * The host's web app.
 * @param options.supportUrl where the support server is, as browsers see it
 * @param options.issuer `{ secret, issuer, audience }` of the support tokens
 * @param options.sessionSecret signs the host's own session cookie
 * @param options.outbox the demo's mails, to be looked at; none where they really leave
 */
export function createHost({ supportUrl, issuer, sessionSecret, outbox = null }) {
  const app = new Hono();
  const support = new URL(supportUrl).origin;

  // All that the widget needs of a strict policy: its script's origin and its API's, here the same.
  const contentSecurityPolicy = {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'", support],
    connectSrc: ["'self'", support],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  };
  // Another site's page must not read the mails by a name of its own that it has lead to this machine.
  app.use('/mails/*', (c, next) => (isThisMachine(c) ? next() : c.text('Mails are shown on this computer alone', 404)));
  // A document of its own, with a policy of its own: the mail in its frame.
  app.get('/mails/:id/body', (c) => {
    const mail = outbox?.find(c.req.param('id'));
    if (!mail) return c.text('There is no such mail', 404);
    return c.html(mailBody(mail), 200, {
      'content-security-policy': mailBodyPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
  app.use(secureHeaders({ contentSecurityPolicy, referrerPolicy: 'same-origin', strictTransportSecurity: false }));
  app.use(csrf());
  app.get('/fonts/inter.woff2', serveStatic({ path: inter }));
  app.get('/*', serveStatic({ root: `${here}/public` }));

  app.use(async (c, next) => {
    const customer = findCustomer(await getSignedCookie(c, sessionSecret, 'tracking_session'));
    const asked = c.req.query('lang');
    if (asked in languages) setCookie(c, 'tracking_language', asked, cookie);
    const language = [asked, getCookie(c, 'tracking_language'), 'en'].find((code) =>
      Object.hasOwn(languages, code ?? ''),
    );
    c.set('visit', {
      t: textsIn(language, { accepted: c.req.header('accept-language'), zone: getCookie(c, 'tracking_zone') }),
      customer,
      isKnown: Boolean(customer || (await getSignedCookie(c, sessionSecret, visitorCookie))),
      path: c.req.path,
      api: support,
      hasMails: outbox !== null && isThisMachine(c),
    });
    c.header('Cache-Control', 'no-store');
    await next();
  });
  const show = (c, page, status = 200) => c.html(layout(c.get('visit'), page), status);

  app.get('/', (c) => show(c, homePage(c.get('visit'))));
  app.get('/track', (c) =>
    c.redirect(`/track/${encodeURIComponent(c.req.query('number')?.trim().toUpperCase() || '-')}`),
  );
  app.get('/track/:number', (c) => {
    const number = c.req.param('number');
    const parcel = findParcel(number);
    if (!parcel) return show(c, unknownParcelPage(c.get('visit'), number), 404);
    return show(c, parcelPage(c.get('visit'), parcel));
  });
  app.get('/support', (c) => show(c, hubPage(c.get('visit'))));
  app.get('/support/new', (c) => show(c, newTicketPage(c.get('visit'), c.req.query('delivery'))));
  // People paste numbers: `/support/tickets/LS-1010`.
  app.get('/support/tickets/:ticketId', async (c) => {
    const pasted = c.req.param('ticketId');
    const id = await ticketOf(c.get('visit'), ticketNumber(pasted));
    return id ? c.redirect(`/support/tickets/${id}`) : show(c, ticketPage(c.get('visit'), pasted));
  });
  app.get('/support/faq', (c) => show(c, faqPage(c.get('visit'))));
  app.get('/elements/:name', (c) => {
    const page = elementPage(c.get('visit'), c.req.param('name'));
    return page ? show(c, page) : c.notFound();
  });

  if (outbox) {
    app.get('/mails', (c) => show(c, mailsPage(c.get('visit'), outbox.list())));
    app.get('/mails/:id', (c) => {
      const mail = outbox.find(c.req.param('id'));
      return mail ? show(c, mailPage(c.get('visit'), mail)) : c.notFound();
    });
  }

  // `?parcel=PX-…`: who is signed out on the page of a parcel may ask about that one.
  app.get('/support-token', async (c) => {
    const { customer, t } = c.get('visit');
    if (customer) return c.text(await signSupportToken(customer, t.language, issuer));
    const parcel = findParcel(c.req.query('parcel'));
    if (!parcel) return c.text('Nobody is signed in', 401);
    return c.text(await signGuestToken(await visitorOf(c), parcel, t.language, issuer));
  });

  /** Who this browser is while nobody is signed in: random, and told by nothing else. */
  async function visitorOf(c) {
    const known = await getSignedCookie(c, sessionSecret, visitorCookie);
    const visitor = known || crypto.randomUUID();
    await setSignedCookie(c, visitorCookie, visitor, sessionSecret, passing);
    return visitor;
  }

  // For the other tabs: whose session it is by now.
  app.get('/session', (c) => c.text(c.get('visit').customer?.id ?? ''));

  app.post('/session', async (c) => {
    const form = await c.req.parseBody();
    const customer = findCustomer(form.customer);
    await setSignedCookie(c, 'tracking_session', customer?.id ?? '', sessionSecret, cookie);
    // Who signs out, or has the visit forgotten, leaves the computer to others: what was asked on it without an account goes too.
    if (!customer) deleteCookie(c, visitorCookie, cookie);
    // Back to a page of this site and no other.
    const back = new URL(String(form.back ?? '/'), c.req.url);
    return c.redirect(back.origin === new URL(c.req.url).origin ? back.href : '/', 303);
  });

  /** The id of the customer's ticket with this number, if it is theirs. */
  async function ticketOf({ customer, t }, number) {
    if (!customer || !number) return undefined;
    const token = await signSupportToken(customer, t.language, issuer);
    try {
      for await (const ticket of new Support({ baseUrl: support, token }).tickets.list({ limit: 100 })) {
        if (ticket.number === number) return ticket.id;
      }
    } catch {
      // Support is away: the page says so, and the element tries again.
    }
    return undefined;
  }

  app.notFound((c) => show(c, notFoundPage(c.get('visit')), 404));
  return app;
}
