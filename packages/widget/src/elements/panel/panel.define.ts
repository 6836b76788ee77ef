import { define } from '../define-once.js';
import { LogishiftHome } from '../home/home.js';
import { LogishiftPanel } from './panel.js';

define('logishift-home', LogishiftHome);
define('logishift-panel', LogishiftPanel);
