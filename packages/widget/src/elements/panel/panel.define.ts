// The styles beside each other: alike as they are, they weigh less so.
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
import { LogishiftHome } from '../home/home.js';
import { LogishiftPanel } from './panel.js';

// Used by whoever imports this: a bundler that drops what is only done for its effect keeps it.
export { LogishiftPanel };

define('logishift-home', LogishiftHome);
define('logishift-panel', LogishiftPanel);
