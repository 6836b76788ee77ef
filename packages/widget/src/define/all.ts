/** Defines every element at once, with all that it shows in turn. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftHelp } from '../elements/help/help.js';
import { defineViews } from '../elements/views.define.js';

define({ 'logishift-help': LogishiftHelp });
defineViews();
