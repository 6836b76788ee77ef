import { define } from '../define-once.js';
import { LogishiftSupport } from './support.js';

define('logishift-support', LogishiftSupport);
