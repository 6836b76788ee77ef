import { digitsOf as allDigitsOf } from '@logishift/support-sdk/text';

/** The digits of what was typed or pasted, of whatever script; six at most. */
export const digitsOf = (typed: string): string => allDigitsOf(typed).slice(0, 6);

/** Whether it may be an address. The server has the last word, and the code the very last. */
export const isAddress = (text: string): boolean => /^\S+@[^\s@]+\.[^\s@]+$/.test(text);
