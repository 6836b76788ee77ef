import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { createHost } from '../app.js';
import { findParcel } from '../parcels.js';

const issuer = {
  secret: 'a secret of thirty-two bytes or so',
  issuer: 'https://tracking.example',
  audience: 'support',
};
const host = createHost({ supportUrl: 'https://support.example', issuer, sessionSecret: 'another secret' });

function postSession(form, headers = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }) {
  return host.request('/session', { method: 'POST', body: new URLSearchParams(form), headers });
}

async function signedIn(customer) {
  const answer = await postSession({ customer, back: '/' });
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  return (path) => host.request(path, { headers: { cookie } });
}

describe('the support token', () => {
  it('is refused to whoever is not signed in', async () => {
    const answer = await host.request('/support-token');
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('eyJ');
  });

  it('names the signed-in customer and their parcels, for five minutes', async () => {
    const asPriya = await signedIn('customer-1001');
    const answer = await asPriya('/support-token');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const token = await answer.text();
    const { payload } = await jwtVerify(token, new TextEncoder().encode(issuer.secret), issuer);
    expect(decodeProtectedHeader(token).alg).toBe('HS256');
    expect(payload).toMatchObject({ sub: 'customer-1001', name: 'Priya Nair', email: 'priya.nair@example.com' });
    expect(payload.exp - payload.iat).toBe(300);
    expect(payload.deliveries).toContainEqual(
      expect.objectContaining({ tracking_number: 'PX-482193', status: 'out_for_delivery' }),
    );
    expect(JSON.stringify(payload.deliveries)).not.toContain('PX-481560');
  });

  it('carries the language of the page', async () => {
    const cookie = (await postSession({ customer: 'customer-1001' })).headers.get('set-cookie').split(';')[0];
    const answer = await host.request('/support-token', { headers: { cookie: `${cookie}; tracking_language=de` } });
    expect(decodeJwt(await answer.text()).locale).toBe('de');
  });

  it('is refused when the session cookie was made up', async () => {
    const answer = await host.request('/support-token', {
      headers: { cookie: 'tracking_session=customer-1001.forged' },
    });
    expect(answer.status).toBe(401);
  });
});

describe("a visitor's token", () => {
  const ask = (parcel, cookie = '') => host.request(`/support-token?parcel=${parcel}`, { headers: { cookie } });
  const cookieOf = (answer) => answer.headers.get('set-cookie').split(';')[0];

  it('vouches for the parcel whose number they have, and says of it what its page shows', async () => {
    const answer = await ask('PX-482193');
    const { payload } = await jwtVerify(await answer.text(), new TextEncoder().encode(issuer.secret), issuer);
    const { sub, iat, exp, ...claims } = payload;
    const { promised, expected } = findParcel('PX-482193');
    expect(claims).toEqual({
      iss: issuer.issuer,
      aud: issuer.audience,
      locale: 'en',
      guest_delivery: {
        id: 'shipment-482193',
        tracking_number: 'PX-482193',
        status: 'out_for_delivery',
        promised_at: promised.to.toISOString(),
        expected_at: expected.to.toISOString(),
        delivered_at: null,
        // Where it goes, by which depot, and what else the site knows, is for no visitor to read.
        carrier: 'DPD',
        service: 'Predict',
      },
    });
    expect(exp - iat).toBe(300);
    expect(sub).toMatch(/^[0-9a-f]{8}-/);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('is of this browser: nobody else with the number gets the same, and a made-up cookie is nobody', async () => {
    const first = await ask('PX-482193');
    const again = await ask('PX-479902', cookieOf(first));
    const [mine, still, others, forged] = await Promise.all(
      [first, again, ask('PX-482193'), ask('PX-482193', 'tracking_visitor=someone.forged')].map(
        async (answer) => decodeJwt(await (await answer).text()).sub,
      ),
    );
    expect(still).toBe(mine);
    expect(new Set([mine, others, forged]).size).toBe(3);
    expect(forged).not.toBe('someone');
  });

  it('is for a parcel that there is, and for nobody who is signed in', async () => {
    for (const parcel of ['PX-000000', '', '__proto__']) expect((await ask(parcel)).status).toBe(401);
    const cookie = (await postSession({ customer: 'customer-1002' })).headers.get('set-cookie').split(';')[0];
    const { sub, guest_delivery } = decodeJwt(await (await ask('PX-482193', cookie)).text());
    expect([sub, guest_delivery]).toEqual(['customer-1002', undefined]);
  });

  it('is forgotten with a sign-out, and asked for by no page before the visitor reaches for help', async () => {
    const set = (await postSession({ customer: '' })).headers.getSetCookie();
    expect(set.find((one) => one.startsWith('tracking_visitor='))).toMatch(/Max-Age=0/);
    const strange = await (await host.request('/track/PX-482193')).text();
    expect(strange).not.toContain('data-known');
    expect(strange).not.toContain('Forget this visit');
    const known = await host.request('/track/PX-482193', { headers: { cookie: cookieOf(await ask('PX-482193')) } });
    const page = await known.text();
    expect(page).toContain('data-known');
    expect(page).toContain('<button name="customer" value="">Forget this visit</button>');
  });

  it("is not this browser's any more once it is closed", async () => {
    expect((await ask('PX-482193')).headers.get('set-cookie')).not.toMatch(/Max-Age|Expires/i);
  });
});

describe("the demo's mails", () => {
  const mail = { id: '1', to: 'a@example.com', subject: 'A code', text: '123456', html: null, at: new Date(0) };
  const outbox = { list: () => [mail], find: (id) => (id === mail.id ? mail : undefined) };
  const withMails = createHost({ supportUrl: 'https://support.example', issuer, sessionSecret: 'another', outbox });

  it('are shown to who asks by the name of this machine, and by no other that leads to it', async () => {
    for (const path of ['/mails', '/mails/1', '/mails/1/body']) {
      for (const name of ['localhost:8788', '127.0.0.1', '[::1]:8788'])
        expect((await withMails.request(`http://${name}${path}`)).status).toBe(200);
      for (const name of ['evil.example', 'localhost.evil.example', '192.168.1.7:8788']) {
        const answer = await withMails.request(`http://${name}${path}`);
        expect(answer.status).toBe(404);
        expect(await answer.text()).not.toMatch(/A code|123456/);
      }
    }
    expect((await withMails.request('/mails/2/body')).status).toBe(404);
  });
});

describe('signing in', () => {
  it("is refused from another site's page", async () => {
    const answer = await postSession(
      { customer: 'customer-1001' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('leads back to a page of this site and to no other', async () => {
    const backFrom = async (back) => (await postSession({ customer: '', back })).headers.get('location');
    expect(await backFrom('/track/PX-482193')).toBe('http://localhost/track/PX-482193');
    expect(await backFrom('https://evil.example/')).toBe('/');
    expect(await backFrom('//evil.example/')).toBe('/');
  });
});

describe('a parcel page', () => {
  it('shows everybody where the parcel is, and its owner alone to whom it goes', async () => {
    const asVisitor = await (await host.request('/track/PX-482193')).text();
    const asOwner = await (await (await signedIn('customer-1001'))('/track/PX-482193')).text();
    const asOther = await (await (await signedIn('customer-1002'))('/track/PX-482193')).text();
    for (const page of [asVisitor, asOwner, asOther]) expect(page).toContain('Out for delivery, 2h later');
    expect(asOwner).toContain('Lindenstraße 14');
    for (const page of [asVisitor, asOther]) expect(page).not.toContain('Lindenstraße');
  });

  it('embeds the widget in two lines, with the parcel, in the language and direction asked for', async () => {
    const page = await (await host.request('/track/PX-482193?lang=ar')).text();
    expect(page).toContain('<html lang="ar-AE" dir="rtl" ');
    expect(page).toContain('<script type="module" src="https://support.example/widget.js"></script>');
    expect(page).toContain('<logishift-help api="https://support.example" delivery="PX-482193"></logishift-help>');
  });

  it("writes times as the visitor's region and zone do, which the widget follows by the page's lang", async () => {
    const of = async (accepted, zone) => {
      const headers = { 'accept-language': accepted, cookie: `tracking_zone=${zone}` };
      const page = await (await host.request('/track/PX-478315', { headers })).text();
      return { lang: /<html lang="([^"]+)"/.exec(page)[1], delivered: /<h1>.* at (.*)<\/h1>/.exec(page)[1] };
    };
    const { deliveredAt } = findParcel('PX-478315');
    for (const [accepted, lang, zone] of [
      ['en-US,en;q=0.9', 'en-US', 'America/New_York'],
      ['fr-FR,en;q=0.5', 'en-GB', 'Asia/Kolkata'],
    ]) {
      const delivered = new Intl.DateTimeFormat(lang, { timeStyle: 'short', timeZone: zone }).format(deliveredAt);
      expect(await of(accepted, zone)).toEqual({ lang, delivered });
    }
    expect((await of('en-GB', 'Nowhere/At_All')).delivered).toMatch(/^\d\d:\d\d$/);
  });

  it('answers 404 to an unknown number, and shows it as text', async () => {
    const answer = await host.request('/track/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect(answer.status).toBe(404);
    const page = await answer.text();
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toContain('<script>alert');
  });
});

describe('every page', () => {
  it.each(['/', '/track/PX-481560', '/support', '/support/new', '/support/tickets/1', '/support/faq', '/nowhere'])(
    '%s allows scripts and requests of this site and of support alone',
    async (path) => {
      const answer = await host.request(path);
      const policy = answer.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' https://support.example;");
      expect(policy).toContain("connect-src 'self' https://support.example;");
      expect(policy).not.toMatch(/unsafe|\*/);
      const page = await answer.text();
      expect(page).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/);
    },
  );

  it.each(['de', 'ar'])('is there in %s, with every text of the English one', async (language) => {
    const { textsIn } = await import('../texts.js');
    const { allParcels } = await import('../parcels.js');
    const t = textsIn(language);
    for (const { story, events, handover } of allParcels()) {
      for (const part of [0, 1, 2])
        expect(t(`stories.${story}.${part}`, { day: '', window: '', time: '' })).toBeTruthy();
      for (const { kind, detail } of events)
        expect(t(`kinds.${kind}`) && (!detail || t(`details.${detail}`))).toBeTruthy();
      expect(t(`handovers.${handover}`)).toBeTruthy();
    }
    for (const path of ['/', '/track/PX-482193', '/support', '/support/faq', '/nowhere']) {
      expect(await (await host.request(`${path}?lang=${language}`)).text()).not.toContain('undefined');
    }
  });
});

describe('parcels', () => {
  it('are always in step with the present: one is late today, whatever the hour', async () => {
    const { allParcels } = await import('../parcels.js');
    for (let hour = 0; hour < 24; hour++) {
      const now = new Date(2026, 2, 28, hour, 30);
      for (const { number, events, promised, expected } of allParcels(now)) {
        const times = events.map(({ at }) => at.getTime());
        expect(times, number).toEqual([...times].sort((a, b) => a - b));
        expect(times.at(-1), number).toBeLessThan(now.getTime());
        if (number !== 'PX-482193') continue;
        expect(promised.to.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(expected.to.getTime()).toBeGreaterThan(now.getTime());
        expect(expected.to - promised.to).toBe(2 * 3_600_000);
      }
    }
  });
});
