/** Defines `<logishift-help>` at once, and looks for no other element. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftHelp } from '../elements/help/help.js';

define({ 'logishift-help': LogishiftHelp });
