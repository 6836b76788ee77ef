import type { Locale } from '@logishift/support-sdk/contract';
import { ar } from './ar.js';
import { de } from './de.js';
import { en, type Texts } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { hi } from './hi.js';

export type { Texts } from './en.js';

export const texts: Record<Locale, Texts> = { en, hi, es, fr, de, ar };
