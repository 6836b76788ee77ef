import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { createHost } from '../app.js';

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
    for (const page of [asVisitor, asOwner, asOther]) expect(page).toContain('Out for delivery, 2 h later');
    expect(asOwner).toContain('Lindenstraße 14');
    for (const page of [asVisitor, asOther]) expect(page).not.toContain('Lindenstraße');
  });

  it('embeds the widget in two lines, with the parcel, in the language and direction asked for', async () => {
    const page = await (await host.request('/track/PX-482193?lang=ar')).text();
    expect(page).toContain('<html lang="ar" dir="rtl" ');
    expect(page).toContain('<script type="module" src="https://support.example/widget.js"></script>');
    expect(page).toContain('<logishift-help api="https://support.example" delivery="PX-482193"></logishift-help>');
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
