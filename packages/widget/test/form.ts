/** What tests do with a form for a new ticket. */
import type { LogishiftTicketForm } from '../src/elements/ticket-form/ticket-form.js';
import { api, find, shown, type } from './stage.js';

export const fill = async (form: LogishiftTicketForm, subject: string, description: string) => {
  type(await shown<HTMLInputElement>(form, '#subject'), subject);
  type(find<HTMLTextAreaElement>(form, '#description')!, description);
};
export const submit = (form: LogishiftTicketForm) => find(form, '[part=submit]')!.click();

/** Breaks the line to the server until it is mended. */
export function breakLine(): { mend: () => void } {
  const line = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return url.startsWith(api) ? Promise.reject(new TypeError('Failed to fetch')) : line(input, init);
  };
  const mend = () => {
    globalThis.fetch = line;
  };
  return { mend };
}
