// The styles beside each other: alike as they are, they weigh less so. Those of the next views come with them.
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
