import type { FaqEntry } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { faqEntries } from '../../data/faq.js';
import { Watch } from '../../data/watch.js';
import { base, buttons } from '../../parts/base.styles.js';
import '../../parts/confirm.js';
import type { ConfirmPart } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { Plus } from '../../parts/icons.js';
import '../../parts/message.js';
import '../../shell/page-header.js';
import { ChangeWatch } from '../../change-watch.js';
import { go, href, place, router, withQuery } from '../../router.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { t } from '../../texts/index.js';
import './faq-editor.js';
import './faq-list.js';
import { styles } from './faq-page.styles.js';

/** Admin: the questions customers find before they write, by category, and the editor of one. */
@customElement('ls-faq-page')
export class FaqPage extends LitElement {
  static override styles = [base, buttons, styles];

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
              <nav aria-label=${t.faq.title}><ls-faq-list .entries=${value} .open=${open}></ls-faq-list></nav>
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
}
