import type { Delivery } from '@logishift/support-sdk/customer';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { deliveryIcon, deliveryState } from '../../parts/delivery-card.js';
import { fieldLabel } from '../../parts/field-label.js';
import { parcelNumber } from '../../parts/parcel.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { chevronDown, keyboard, messageCircle, packageIcon, packageSearch, x } from '../../theme/icons.js';
import { SupportElement } from '../support-element.js';
import { groupOf, groups, type Option, optionsFor } from './options.js';
import { parcelPickerStyles } from './parcel-picker.styles.js';

/**
 * `<logishift-parcel-picker>`: which parcel it is about: a combobox over one's own, which takes any other number as it is
 * typed, and no parcel too. What was chosen stands there as a card, to be changed.
 */
export class LogishiftParcelPicker extends SupportElement {
  static override properties = {
    parcel: { attribute: false },
    known: { attribute: false },
    own: { attribute: false },
    ofPage: { attribute: false },
    changing: { state: true },
    typed: { state: true },
    unfolded: { state: true },
    active: { state: true },
  };
  static override styles = [base, controls, parcelPickerStyles];

  /** The number chosen; '': none yet; null: it is about no parcel. */
  parcel: string | null = '';
  /** The own parcel of that number. */
  known: Delivery | undefined;
  own: readonly Delivery[] = [];
  /** It is the parcel of the page. */
  ofPage = false;
  /** Called with what is chosen, and with every letter of what is typed. */
  onChoose: (parcel: string | null) => void = () => {};

  /** The field is there in place of what was chosen. */
  protected changing = false;
  protected typed = '';
  protected unfolded = false;
  /** The place of the highlighted option; -1: none. */
  protected active = -1;

  protected override forget(): void {
    this.changing = this.unfolded = false;
    this.typed = '';
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('unfolded') && !changed.has('active')) return;
    const at = this.unfolded && this.renderRoot.querySelector(this.active < 0 ? '.list' : '.active');
    if (at) at.scrollIntoView({ block: 'nearest' });
  }

  protected override content(words: Words): TemplateResult {
    const { parcel, known, ofPage } = this;
    if (this.changing || parcel === '') return this.#field(words);
    const card = (outline: string, name: unknown, more: unknown, look = '') => html`
      <div class="label"><span id="label">${words.t('parcel_which')}</span><span class="hint">${ofPage ? words.t('parcel_of_page') : nothing}</span></div>
      <div class="delivery ${look}" part="delivery" role="group" aria-labelledby="label">
        ${icon(outline)}<span class="words">${name}${more ? html`<span>${more}</span>` : nothing}</span>
        ${
          ofPage
            ? html`<button type="button" class="tool change" title=${words.t('delivery_remove')} @click=${this.#remove}>${icon(x, 16)}</button>`
            : html`<button type="button" class="link change" @click=${this.#change}>${words.t('parcel_change')}</button>`
        }
      </div>`;
    if (parcel === null) return card(messageCircle, words.t('parcel_none'), nothing);
    if (known) {
      const { state, late } = deliveryState(known, words);
      const more = `${state}${late ? `\u00a0· ${late}` : ''}`;
      return card(
        deliveryIcon(known),
        html`<b>${parcelNumber(known.tracking_number)}</b>`,
        more,
        late ? 'is-late' : '',
      );
    }
    const number = html`<b>${parcelNumber(parcel)}</b>`;
    if (ofPage) return card(packageIcon, number, nothing);
    return html`${card(packageSearch, number, words.t('parcel_typed'), 'typed')}<p class="hint says">${words.t('parcel_typed_text')}</p>`;
  }

  #field(words: Words): TemplateResult {
    const options = optionsFor(this.own, this.typed);
    const { active, unfolded } = this;
    const drawn = (group: ReturnType<typeof groupOf>) =>
      options.map((option, place) => groupOf(option) === group && this.#option(option, place, words)).filter(Boolean);
    return html`${fieldLabel('parcel', words.t('parcel_which'), words.t('optional'))}
      <div class="box">
        <input class="field" part="field" id="parcel" role="combobox" maxlength="100" autocomplete="off" spellcheck="false"
          aria-autocomplete="list" aria-expanded=${unfolded} aria-controls="list" aria-describedby="parcel-hint"
          aria-activedescendant=${unfolded && active >= 0 ? `o-${active}` : nothing}
          placeholder=${words.t('parcel_choose')} .value=${this.typed}
          @input=${this.#type} @keydown=${this.#keys} @click=${() => this.#unfold()} @blur=${this.#leave} />
        <button type="button" class="tool" tabindex="-1" aria-hidden="true" @mousedown=${stay} @click=${this.#toggle}>${icon(chevronDown)}</button>
        <div class="list card" id="list" role="listbox" aria-label=${words.t('parcel_which')} ?hidden=${!unfolded} @mousedown=${stay}>
          <div class="own" role="presentation">${groups.map((group) => {
            const some = drawn(group);
            if (some.length === 0) return nothing;
            return html`<div role="group" aria-label=${words.t(group)}><p class="group" aria-hidden="true">${words.t(group)}</p>${some}</div>`;
          })}</div>
          ${drawn(undefined)}
        </div>
      </div>`;
  }

  #option(option: Option, place: number, words: Words): TemplateResult {
    const line = (outline: string, name: unknown, more: unknown, kind = '') => html`
      <div class="option ${place === this.active ? 'active' : ''} ${kind}" role="option" id="o-${place}" aria-selected=${place === this.active}
        @click=${() => this.#take(option)} @pointermove=${() => (this.active = place)}>
        ${icon(outline)}<span class="words">${name}${more ? html`<span>${more}</span>` : nothing}</span></div>`;
    if (option === 'none') return line(messageCircle, words.t('parcel_none'), nothing);
    if (option === 'other') {
      const typed = this.typed.trim();
      return typed
        ? line(keyboard, words.t('parcel_take', { number: typed }), words.t('parcel_typed'), 'other')
        : line(keyboard, words.t('parcel_other'), words.t('parcel_other_text'), 'other');
    }
    const { state, late } = deliveryState(option.delivery, words);
    const { delivered_at: at } = option.delivery;
    const more = at
      ? words.t('delivery_delivered_at', { time: words.when(at) })
      : `${state}${late ? `\u00a0· ${late}` : ''}`;
    return line(
      deliveryIcon(option.delivery),
      html`<b>${parcelNumber(option.delivery.tracking_number)}</b>`,
      more,
      late && !at ? 'is-late' : '',
    );
  }

  #unfold(active = -1): void {
    this.unfolded = true;
    this.active = active;
  }

  #toggle = (): void => {
    if (this.unfolded) this.unfolded = false;
    else this.#unfold();
    void this.focusOn('#parcel');
  };

  #change = (): void => {
    this.changing = true;
    this.typed = '';
    this.#unfold();
    void this.focusOn('#parcel');
  };

  #remove = (): void => {
    this.typed = this.parcel = '';
    this.onChoose('');
    void this.focusOn('#parcel');
  };

  #type = (event: InputEvent): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.changing = true;
    // What fits is what Enter takes; a number that nobody knows stays as it is.
    this.#unfold(this.typed.trim() && groupOf(optionsFor(this.own, this.typed)[0]) ? 0 : -1);
    this.onChoose(this.typed.trim());
  };

  #keys = (event: KeyboardEvent): void => {
    const options = optionsFor(this.own, this.typed);
    const { active, unfolded } = this;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      const next = active < 0 ? (step > 0 ? 0 : options.length - 1) : (active + step + options.length) % options.length;
      this.#unfold(event.altKey && !unfolded ? -1 : next);
    } else if (key === 'Enter' && unfolded && active >= 0) this.#take(options[active]!);
    else if (key === 'Enter' && this.typed.trim()) this.#done();
    else if (key === 'Escape' && unfolded) this.unfolded = false;
    else if (key === 'Escape' && this.changing && this.parcel !== '') this.#done();
    else return;
    event.preventDefault();
  };

  #take(option: Option): void {
    if (option === 'other' && !this.typed.trim()) {
      this.unfolded = false;
      void this.focusOn('#parcel');
      return;
    }
    if (option !== 'other') this.onChoose(option === 'none' ? null : option.delivery.tracking_number);
    this.#done();
  }

  /** What is chosen takes the place of the field, and is said. */
  #done(): void {
    this.changing = this.unfolded = false;
    this.typed = '';
    void this.updateComplete.then(() => {
      const { words, known, parcel } = this;
      if (!words) return;
      const { state, late } = known ? deliveryState(known, words) : {};
      const name = parcel ? words.t('parcel', { number: known?.tracking_number ?? parcel }) : words.t('parcel_none');
      const what = parcel && !known && !this.ofPage ? words.t('parcel_typed') : state;
      this.announce(words.t('parcel_chosen', { what: [name, what, late].filter(Boolean).join(', ') }));
      void this.focusOn('.change');
    });
  }

  #leave = (): void => {
    this.changing = this.unfolded = false;
    this.typed = '';
  };
}

/** The focus stays in the field, whatever is pressed beside it. */
const stay = (event: Event): void => event.preventDefault();
