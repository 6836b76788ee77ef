import { z } from 'zod';

/**
 * The one rule for e-mail addresses: what is taken, and the one form in which a mailbox is stored, compared and mailed to.
 * Local part: RFC 5322's dot-atom as it was written, at most 64 octets. Domain: two labels or more, in lower case, those of
 * other scripts as punycode (UTS 46, as browsers do it). In all at most 254 octets (RFC 5321, 4.5.3.1).
 */
export type ReadAddress = { address: string; why?: undefined } | { address?: undefined; why: string };

/** What is pasted along with an address, and never part of one: blanks, and marks that no screen shows. */
const around = /^[\s\p{Default_Ignorable_Code_Point}]+|[\s\p{Default_Ignorable_Code_Point}]+$/gu;
const atoms = /^[\w!#$%&'*+\-/=?^`{|}~]+(\.[\w!#$%&'*+\-/=?^`{|}~]+)*$/;
/** What would mean something else to a URL, whose parser makes punycode of the domain. */
const notInDomain = /[\p{Cc}\s%/?#@:\\[\]<>"^`{|}]/u;
const labels = /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

const wanted = 'Write an address such as name@example.com';

/** Reads an address as somebody typed it: its one form, or in a sentence why it is not taken. */
export function readEmailAddress(text: string): ReadAddress {
  // Before it is looked at: a search for blanks at its end takes the square of its length.
  if (text.length > 1000) return { why: wanted };
  const typed = text.replace(around, '');
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at);
  if (at < 1) return { why: wanted };
  if (local.startsWith('"')) return { why: 'Addresses with a part in quotes are not taken: use another one' };
  if (/[^\p{ASCII}]/u.test(local)) {
    return { why: 'Before the @ only a to z, digits and signs are taken: use another address' };
  }
  if (!atoms.test(local)) return { why: wanted };
  if (typed[at + 1] === '[') return { why: 'After the @ a domain is needed, such as example.com: no IP address' };
  const domain = readDomain(typed.slice(at + 1));
  if (!domain) return { why: wanted };
  if (local.length > 64) return { why: 'Before the @ at most 64 characters are taken' };
  const address = `${local}@${domain}`;
  return address.length > 254 ? { why: 'An address has at most 254 characters' } : { address };
}

/** A domain of two labels or more in its one form: lower case, and punycode where it is not ASCII. Null: it is none. */
export function readDomain(text: string): string | null {
  if (notInDomain.test(text)) return null;
  let host: string;
  try {
    host = new URL(`http://${text}`).hostname;
  } catch {
    return null;
  }
  return labels.test(host) && host.length <= 253 ? host : null;
}

/** The one form of an address; of what is none, what was typed: for finding somebody, and for limits. */
export const addressOf = (text: string): string => readEmailAddress(text).address ?? text.trim();

/** An e-mail address; read as its one form. */
export const email = z
  .string()
  .max(1000, wanted)
  .overwrite(addressOf)
  .superRefine((value, context) => {
    const { why } = readEmailAddress(value);
    if (why) context.addIssue({ code: 'invalid_format', format: 'email', message: why });
  })
  .meta({ format: 'idn-email' });
