/**
 * What the script tag does, for hosts that bundle: the launcher at once, the other elements when the page has one. In Node
 * it does nothing.
 */
import { autoload } from './autoload.js';

if (typeof window !== 'undefined') autoload();
