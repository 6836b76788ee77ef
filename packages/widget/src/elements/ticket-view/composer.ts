import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { clock, sendHorizontal } from '../../theme/icons.js';

/** Where an answer is written. */
export interface Composer {
  text: string;
  /** What its field asks for. */
  placeholder: string;
  /** Whether it can be sent from here. */
  sends: boolean;
  /** What is sent now goes out later. */
  isLater: boolean;
  onInput: (event: InputEvent) => void;
  onSend: (event: SubmitEvent) => void;
}

/** A field that grows with its text, and Send. */
export const composer = (
  { text, placeholder, sends, isLater, onInput, onSend }: Composer,
  words: Words,
): TemplateResult => html`<form class="composer" part="composer" @submit=${onSend}>
  <textarea class="field" dir="auto" rows="1" aria-label=${words.t('message')} enterkeyhint="enter"
    placeholder=${placeholder} .value=${text} @input=${onInput} @keydown=${keys}></textarea>
  ${
    sends
      ? html`<button class="button ${isLater ? '' : 'primary'}">
        ${isLater ? icon(clock) : html`<span class="flip">${icon(sendHorizontal)}</span>`}
        ${words.t(isLater ? 'send_later' : 'send')}</button>`
      : nothing
  }
</form>`;

const keys = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form?.requestSubmit();
};
