// The styles beside each other, those of the next views too: alike as they are, they weigh less so.
import '../../theme/palette.js';
import '../../theme/meaning.js';
import '../../theme/component.js';
import '../../parts/base.styles.js';
import '../../parts/controls.styles.js';
import '../../parts/notice.styles.js';
import '../../parts/delivery-card.styles.js';
import '../../parts/ticket-row.styles.js';
import '../../parts/signed-in.styles.js';
import '../home/home.styles.js';
import './panel.styles.js';
import '../faq/faq.styles.js';
import '../guest/guest.styles.js';
import '../support/support.styles.js';
import '../ticket-form/ticket-form.styles.js';
import '../ticket-list/ticket-list.styles.js';
import '../ticket-sent/ticket-sent.styles.js';
import '../ticket-status/ticket-status.styles.js';
import '../ticket-view/ticket-view.styles.js';
import '../../parts/choice.styles.js';
import '../../parts/stepper.styles.js';
import { define } from '../define-once.js';
import type { LogishiftHelp } from '../help/help.js';
import { LogishiftHome } from '../home/home.js';
import { LogishiftPanel } from './panel.js';

// Functions, and not something done by importing this: what a bundler sees used, no list of side effects can drop.

/** Defines the panel and the view it opens with. */
export function definePanel(): void {
  define({ 'logishift-home': LogishiftHome, 'logishift-panel': LogishiftPanel });
}

/**
 * The panel in its place, as its launcher has it.
 *
 * @param onUnread hears what is new, and of whom
 */
export function createPanel(help: LogishiftHelp, onUnread: LogishiftPanel['onUnread']): LogishiftPanel {
  definePanel();
  const panel = document.createElement('logishift-panel');
  panel.onUnread = onUnread;
  panel.obey(help);
  help.shadowRoot!.querySelector('div')!.append(panel);
  return panel;
}
