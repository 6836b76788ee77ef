/** Defines `<logishift-help>` at once. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftHelp } from '../elements/help/help.js';

define({ 'logishift-help': LogishiftHelp });
