import type { MailRow } from '../queries.js';
import type { Letter } from './letter.js';
import { wordsIn } from './texts/index.js';

type Said = Pick<Letter, 'blocks' | 'button' | 'notes'> & { heading: string };

/**
 * Mails that are about no notification: links and codes that prove an address. They may go to anybody's address, so
 * nothing that somebody typed is in them, not even a name.
 */
export function accountLetter(
  { kind, locale, params }: Pick<MailRow, 'kind' | 'locale' | 'params'>,
  brand: string,
): Letter {
  const words = wordsIn(locale);
  const url = params['url'] ?? '';
  const said: Record<Exclude<MailRow['kind'], 'notification'>, () => Said> = {
    password_reset: () => ({
      heading: words('reset_subject'),
      blocks: [{ line: words('reset_text', { brand }) }],
      button: { label: words('reset_button'), url },
      notes: [words('reset_note')],
    }),
    email_verification: () => ({
      heading: words('verify_subject'),
      blocks: [{ line: words('verify_text', { brand }) }],
      button: { label: words('verify_button'), url },
      notes: [words('verify_note')],
    }),
    guest_code: () => ({
      heading: words('code_subject', { brand }),
      blocks: [{ line: words('code_text') }, { code: params['code'] ?? '' }],
      button: null,
      notes: [words('code_note', { brand })],
    }),
  };
  const { heading, ...letter } = said[kind as keyof typeof said]();
  return {
    ...letter,
    locale,
    subject: heading,
    titles: [heading],
    brand,
    ticket: null,
    share: null,
    hello: words('hello'),
    readOn: '',
    why: '',
    stop: null,
  };
}
