/** Types the elements wherever they are defined: `document.querySelector('logishift-help')` and its events. */
import '@logishift/support-widget';
