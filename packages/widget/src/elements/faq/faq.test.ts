import { expect } from 'chai';
import '../../define.js';
import { find, focused, isAccessible, place, says, shown, type, until } from '../../../test/stage.js';

describe('<logishift-faq>', () => {
  it('shows the answers to anyone, folded, and unfolds one by its button', async () => {
    const faq = place('logishift-faq');
    await shown(faq, '.question');
    const questions = [...faq.shadowRoot!.querySelectorAll<HTMLButtonElement>('.question')];
    const question = questions.find((one) => one.textContent?.includes('Why is my delivery late?'))!;
    expect(question.getAttribute('aria-expanded')).to.equal('false');
    question.focus();
    question.click();
    await until('the answer', () => question.getAttribute('aria-expanded') === 'true');
    const answer = find(faq, '.answer:not([hidden])')!;
    expect(answer.querySelector('li')?.textContent, 'Markdown drawn by the server').to.equal(
      'Look at the tracking page',
    );
    expect(focused() === question, 'the focus').to.equal(true);
  });

  it('narrows by category and by words, and says how many are left', async () => {
    const faq = place('logishift-faq');
    await shown(faq, '.question');
    const damaged = [...faq.shadowRoot!.querySelectorAll<HTMLElement>('.choice')].find((one) =>
      one.textContent?.includes('Damaged'),
    )!;
    damaged.click();
    await until('one entry', () => faq.shadowRoot!.querySelectorAll('.entry').length === 1);
    expect(damaged.getAttribute('aria-pressed')).to.equal('true');
    faq.shadowRoot!.querySelector<HTMLElement>('.choice')!.click();
    type(await shown<HTMLInputElement>(faq, 'input'), 'money back');
    await until('one entry', () => faq.shadowRoot!.querySelectorAll('.entry').length === 1);
    await until('the count is said', () => find(faq, '[role=status].sr-only')?.textContent === '1 answer');
    type(await shown<HTMLInputElement>(faq, 'input'), 'zeppelin');
    await says(faq, 'No answer to that yet');
  });

  it('asks the page for the form, and where nothing answers goes nowhere', async () => {
    const faq = place('logishift-faq', { category: 'late' });
    const asked = new Promise<string>((resolve) => {
      faq.addEventListener('logishift-navigate', ({ view }) => resolve(`${view.view} ${view.category}`));
    });
    (await shown(faq, '.still .button')).click();
    expect(await asked).to.equal('form late');
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible, light and dark, in ${lang}`, async () => {
      const faq = place('logishift-faq', { lang });
      (await shown(faq, '.question')).click();
      await shown(faq, '.answer:not([hidden])');
      expect(getComputedStyle(find(faq, '.question')!).direction).to.equal(lang === 'ar' ? 'rtl' : 'ltr');
      await isAccessible(faq, lang);
    });
  }
});
