import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../session/session.js';
import type { Words } from '../texts/words.js';

/** How many tickets have news, on the tab of the tickets. */
export function unreadCount({ hasOwn, unread }: Session, words: Words): TemplateResult | typeof nothing {
  const count = hasOwn ? unread.value?.unread_tickets : 0;
  return count
    ? html`<span class="count" role="img" aria-label=${words.t('unread', { count })}>${count > 99 ? '99+' : count}</span>`
    : nothing;
}
