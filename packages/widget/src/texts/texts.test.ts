import { expect } from 'chai';
import '../define/all.js';
import { aTicket, newCustomer, place, says, shown, textOf, until } from '../../test/stage.js';

const pageLang = document.documentElement.lang;

describe('texts on a page', () => {
  afterEach(() => {
    document.documentElement.lang = pageLang;
  });

  it('may be of two languages, side by side', async () => {
    const french = place('logishift-faq', { lang: 'fr' });
    const hindi = place('logishift-faq', { lang: 'hi' });
    await until('French', () => french.shadowRoot?.querySelector('[lang=fr]'));
    await until('Hindi', () => hindi.shadowRoot?.querySelector('[lang=hi]'));
    expect(textOf(french)).not.to.equal(textOf(hindi));
  });

  it("are in the element's language, then the page's, then the browser's", async () => {
    document.documentElement.lang = 'es-MX';
    const own = place('logishift-faq', { lang: 'de' });
    const pages = place('logishift-faq', { lang: '' });
    await until('its own', () => own.shadowRoot?.querySelector('[lang=de]'));
    await until("the page's", () => pages.shadowRoot?.querySelector('[lang=es-MX]'));
    document.documentElement.lang = 'xx';
    const browsers = place('logishift-faq', { lang: '' });
    await until("the browser's", () => browsers.shadowRoot?.querySelector(`[lang=${navigator.language}]`));
  });

  it("may be the host's own, one by one, while the rest stay", async () => {
    const { token } = await newCustomer();
    const list = place('logishift-ticket-list', { token, lang: 'fr', texts: { tickets_empty_title: 'Rien ici' } });
    await says(list, 'Rien ici');
    await says(list, 'Quand vous nous écrirez');
    list.texts = { tickets_empty_title: 'Toujours rien' };
    await says(list, 'Toujours rien');
  });

  for (const lang of ['hi', 'es', 'fr', 'de', 'ar'] as const) {
    it(`fit into 360 px in ${lang}`, async () => {
      const { token, support } = await newCustomer();
      const { id } = await support.tickets.create(aTicket);
      const narrow = { lang, token, style: 'display: block; inline-size: 328px' as never };
      const form = place('logishift-ticket-form', narrow);
      const ticket = place('logishift-ticket-view', { ...narrow, ticketId: id });
      await shown(form, '#subject');
      await says(ticket, aTicket.description);
      for (const element of [form, ticket]) {
        const { width } = element.getBoundingClientRect();
        expect(element.scrollWidth, element.localName).to.be.at.most(Math.ceil(width));
      }
    });
  }
});
