import type { FaqEntry, Locale } from '@logishift/support-sdk';
import { askedWords, bagOf, hasWord, type WordBag } from '@logishift/support-sdk/finding';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { faqEntries } from '../../data/faq.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, fields, skeletons } from '../../parts/base.styles.js';
import { categoryIcon } from '../../parts/category-icon.js';
import { categories } from '../../parts/closed-sets.js';
import '../../parts/confirm.js';
import type { ConfirmPart } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { Plus, Search } from '../../parts/icons.js';
import '../../parts/message.js';
import '../../shell/page-header.js';
import { ChangeWatch } from '../../change-watch.js';
import { go, href, place, router, withQuery } from '../../router.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { t } from '../../texts/index.js';
import './faq-editor.js';
import { styles } from './faq-page.styles.js';

/** Admin: the questions customers find before they write, by category, and the editor of one. */
@customElement('ls-faq-page')
export class FaqPage extends LitElement {
  static override styles = [base, buttons, fields, skeletons, styles];

  @state() private words = '';
  @query('ls-confirm') private confirm!: ConfirmPart;
  @query('.seek input') private field!: HTMLInputElement | null;
  #entries = new Watch(this, faqEntries);

  constructor() {
    super();
    new ChangeWatch(this, router);
    new Shortcuts(this, { '/': () => this.field?.focus() });
  }

  protected override render() {
    const { value, error, resource } = this.#entries;
    const open = place().query.get('entry');
    const entry = value?.find(({ id }) => id === open);
    return html`
      <ls-page-header .heading=${t.faq.title} .lead=${value ? t.faq.lead(value.length) : ''}>
        <a class="button" href=${href(withQuery({ entry: 'new' }))}>${icon(Plus)}${t.faq.newEntry}</a>
      </ls-page-header>
      ${
        !value && error
          ? html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`
          : html`<div class="columns ${open ? 'with-entry' : ''}">
              <nav aria-label=${t.faq.title}>${this.#list(value, open)}</nav>
              <section>
                ${
                  open === 'new' || entry
                    ? html`<ls-faq-editor .entry=${entry} .confirm=${this.confirm}
                        @created=${(event: CustomEvent<FaqEntry>) => go(withQuery({ entry: event.detail.id }), { replace: true })}></ls-faq-editor>`
                    : value?.length
                      ? html`<ls-message .words=${t.faq.choose}></ls-message>`
                      : nothing
                }
              </section>
            </div>`
      }
      <ls-confirm></ls-confirm>
    `;
  }

  #list(entries: FaqEntry[] | undefined, open: string | null) {
    if (!entries) {
      return html`<div class="loading" role="status" aria-busy="true" aria-label=${t.loading}>
        ${Array.from({ length: 6 }, () => html`<i class="skeleton"></i>`)}
      </div>`;
    }
    const asked = askedWords(this.words);
    const found = asked.length
      ? entries.filter((entry) => bagsOf(entry).some((bag) => asked.every((word) => hasWord(bag, word))))
      : entries;
    return html`
      <label class="seek">${icon(Search)}<input class="input small" type="search" aria-label=${t.faq.find} placeholder=${t.faq.find}
        @input=${(event: InputEvent) => {
          this.words = (event.target as HTMLInputElement).value;
        }} /></label>
      ${found.length === 0 ? html`<ls-message .words=${asked.length ? t.faq.noneFit : t.faq.empty}></ls-message>` : nothing}
      ${categories.map((category) => {
        const own = found.filter((entry) => entry.category === category);
        if (own.length === 0) return nothing;
        return html`<h2>${categoryIcon(category, 14)}${t.category[category]} <span class="numbers">${own.length}</span></h2>
          <ul>
            ${repeat(
              own,
              ({ id }) => id,
              (
                entry,
              ) => html`<li><a href=${href(withQuery({ entry: entry.id }))} class=${entry.is_active ? '' : 'retired'}
                aria-current=${entry.id === open ? 'true' : nothing}>
                <span class="truncate" dir="auto" title=${questionOf(entry)}>${questionOf(entry)}</span>
                ${entry.is_active ? nothing : html`<span class="tag">${t.faq.retired}</span>`}
              </a></li>`,
            )}
          </ul>`;
      })}
    `;
  }
}

const known = new WeakMap<FaqEntry, WordBag[]>();

/** The words of an entry in each language. Made once: the list is looked through with every key. */
function bagsOf(entry: FaqEntry): WordBag[] {
  const bags =
    known.get(entry) ?? Object.values(entry.translations).map((text) => bagOf(`${text?.question} ${text?.answer}`));
  known.set(entry, bags);
  return bags;
}

/** Its question in English, else in the first language it has. */
function questionOf({ translations }: FaqEntry): string {
  const first = Object.keys(translations)[0] as Locale | undefined;
  return (translations.en ?? (first && translations[first]))?.question ?? '';
}
