/** Defines `<logishift-faq>` at once. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftFaq } from '../elements/faq/faq.js';

define({ 'logishift-faq': LogishiftFaq });
