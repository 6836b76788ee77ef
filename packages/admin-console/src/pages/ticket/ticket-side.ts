import type { Delivery, TicketDetail } from '@logishift/support-sdk';
import { shape } from '@logishift/support-widget/theme';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { customerTickets } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import '../../parts/avatar.js';
import { base } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Clock, Globe, Mail, Package, PackageSearch, PackageX, Phone, Star, TriangleAlert } from '../../parts/icons.js';
import { MorePages } from '../../parts/more-pages.js';
import { href, ticketPath } from '../../router.js';
import { session } from '../../session/session.js';
import { dayAndTime, duration, month, moreThan, wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { contradiction } from './contradiction.js';
import './ticket-readers.js';
import { card, styles } from './ticket-side.styles.js';

const few = 5;

/** What is known around a ticket: who asks, which delivery, what else they asked, how they rated; for admins, who can see it. */
@customElement('ls-ticket-side')
export class TicketSide extends LitElement {
  static override styles = [base, card, styles];

  @property({ attribute: false }) ticket!: TicketDetail;

  /** Of many other tickets the newest are shown first. */
  @state() private allOthers = false;

  #others = new Watch(this, () => (this.ticket ? customerTickets(this.ticket.customer_id) : null));
  #pages = new MorePages(this, () => this.#others.resource);

  protected override willUpdate(changed: Map<string, unknown>) {
    const before = changed.get('ticket') as TicketDetail | undefined;
    if (before && before.id !== this.ticket.id) this.allOthers = false;
  }

  protected override render() {
    return html`<aside>
      ${this.#customer()}${this.#delivery()}${this.#otherTickets()}${this.#rating()}
      ${session.user?.role === 'admin' ? html`<ls-ticket-readers .ticket=${this.ticket}></ls-ticket-readers>` : nothing}
    </aside>`;
  }

  /** Brings the delivery into view, and to who uses keys or listens. */
  showParcel(): void {
    const parcel = this.renderRoot.querySelector<HTMLElement>('.delivery');
    parcel?.scrollIntoView({ block: 'nearest' });
    parcel?.focus();
  }

  #customer() {
    const { customer } = this.ticket;
    if (!customer) return nothing;
    const row = (sign: typeof Mail, words: unknown) =>
      html`<li>${icon(sign, 14)}<span class="truncate" dir="auto">${words}</span></li>`;
    return html`<section class="customer" aria-label=${t.side.customer}>
      <ls-avatar size="large" kind="customer" .name=${customer.name}></ls-avatar>
      <div class="who"><h2>${customer.name || t.list.unnamed}</h2><p>${t.side.since(month(customer.created_at))}</p></div>
      <ul>
        ${row(Mail, customer.email ? html`<a href="mailto:${customer.email}">${customer.email}</a>` : t.side.noEmail)}
        ${row(Phone, customer.phone ? html`<a href="tel:${customer.phone}" dir="ltr">${customer.phone}</a>` : t.side.noPhone)}
        ${row(Globe, t.language[customer.locale])}
      </ul>
    </section>`;
  }

  #delivery() {
    const { delivery } = this.ticket;
    if (!delivery) return this.#named();
    const flag = contradiction(this.ticket.category, delivery);
    const late = delivery.is_late ? html`<span class="late">${t.side.late}</span>` : nothing;
    return html`<section class="delivery" tabindex="-1" aria-label=${t.side.delivery}>
      <h2 class="label">${t.side.delivery}</h2>
      <div class="parcel">
        <span class="box">${icon(Package, 20)}</span>
        <strong>${delivery.tracking_number}</strong>
        <span class="state">${delivery.status === 'delivered' ? shape('resolved') : nothing}${t.delivery[delivery.status]}</span>
        <p>${punctuality(delivery) || late}</p>
      </div>
      <dl>
        ${delivery.carrier ? html`<div><dt>${t.side.carrier}</dt><dd><bdi>${delivery.carrier}</bdi></dd></div>` : nothing}
        ${delivery.service ? html`<div><dt>${t.side.service}</dt><dd><bdi>${delivery.service}</bdi></dd></div>` : nothing}
        ${delivery.promised_at ? html`<div><dt>${t.side.promised}</dt><dd>${t.side.by(dayAndTime(delivery.promised_at))}</dd></div>` : nothing}
        ${!delivery.delivered_at && delivery.expected_at ? html`<div><dt>${t.side.expected}</dt><dd>${dayAndTime(delivery.expected_at)}</dd></div>` : nothing}
        ${delivery.delivered_at ? html`<div><dt>${t.side.delivered}</dt><dd>${dayAndTime(delivery.delivered_at)}</dd></div>` : nothing}
      </dl>
      ${this.#doubt()}
      ${flag ? html`<p class="flag">${icon(TriangleAlert, 14)}${t.side.flags[flag]}</p>` : nothing}
    </section>`;
  }

  /** No delivery of the host's, or not yet: what the customer called it. */
  #named() {
    const { delivery_ref: ref, delivery_state: state } = this.ticket;
    return html`<section class="delivery" tabindex="-1" aria-label=${t.side.delivery}>
      <h2 class="label">${t.side.delivery}</h2>
      ${
        ref
          ? html`<div class="parcel">
                <span class="box">${icon(state === 'unknown' ? PackageX : PackageSearch, 20)}</span>
                <strong class="truncate" title=${ref}>${ref}</strong><p>${state === 'unknown' ? t.side.stateUnknown : t.side.stateUnverified}</p>
              </div>
              ${this.#doubt()}`
          : html`<p>${t.side.noDelivery}</p>`
      }
    </section>`;
  }

  /** Whose delivery it is has been said by the customer alone. */
  #doubt() {
    const { delivery_state: state } = this.ticket;
    if (state !== 'unverified' && state !== 'unknown') return nothing;
    return html`<p class="flag">${icon(state === 'unknown' ? TriangleAlert : Clock, 14)}<span>${t.side[state]}</span></p>`;
  }

  #otherTickets() {
    const page = this.#others.value;
    const others = page?.data.filter(({ id }) => id !== this.ticket.id);
    return html`<section>
      <h2 class="label">${t.side.others}${others?.length ? html` <span class="numbers">${page?.next_cursor ? moreThan(others.length) : wholeNumber(others.length)}</span>` : nothing}</h2>
      ${
        others?.length
          ? html`<ul class="others">
              ${(this.allOthers ? others : others.slice(0, few)).map(
                ({ number, subject, status }) => html`<li class=${status}><a href=${href(ticketPath(number))}>
                  ${shape(status)}<span class="truncate" dir="auto">${subject}</span><span class="state">${t.status[status]}</span></a></li>`,
              )}
            </ul>
            ${
              page?.next_cursor || (others.length > few && !this.allOthers)
                ? html`<button class="link" type="button" aria-disabled=${this.#pages.loading ? 'true' : nothing} @click=${this.#showMore}>${page?.next_cursor ? t.loadMore : t.side.allOthers(others.length)}</button>`
                : nothing
            }`
          : html`<p>${others ? t.side.noOthers : nothing}</p>`
      }
    </section>`;
  }

  /** First all that are there, then page by page. */
  #showMore = () => {
    if (this.allOthers) void this.#pages.load();
    this.allOthers = true;
  };

  #rating() {
    const { feedback } = this.ticket;
    return html`<section>
      <h2 class="label">${t.side.rating}</h2>
      ${
        feedback
          ? html`<div class="stars">
                ${[1, 2, 3, 4, 5].map((star) => html`<span class=${star <= feedback.rating ? 'full' : ''}>${icon(Star, 14)}</span>`)}
                <strong>${t.side.stars(feedback.rating)}</strong>
              </div>
              ${feedback.comment ? html`<p class="comment" dir="auto">“${feedback.comment}”</p>` : nothing}`
          : html`<p>${t.side.noRating}</p>`
      }
    </section>`;
  }
}

function punctuality({ delivered_at, promised_at }: Delivery): string {
  if (!delivered_at || !promised_at) return '';
  const difference = Date.parse(delivered_at) - Date.parse(promised_at);
  return (difference > 0 ? t.side.afterPromised : t.side.beforePromised)(duration(difference));
}
