/**
 * The script of `<script type="module" src="…/widget.js">`: the launcher at once, the other elements when the page has
 * one. Small, because every page that embeds us loads it; it shares nothing with the other chunks, so that it is one file.
 */
import { autoload } from './autoload.js';

autoload();
