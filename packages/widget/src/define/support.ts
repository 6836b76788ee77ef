/** Defines `<logishift-support>` at once. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftSupport } from '../elements/support/support.js';

define({ 'logishift-support': LogishiftSupport });
