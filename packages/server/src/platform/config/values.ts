import { availableParallelism } from 'node:os';
import { readDomain, readEmailAddress } from '@logishift/support-sdk/contract';
import { nearest } from '@logishift/support-sdk/nearest';
import { z } from 'zod';
import { jsonFault } from './json-fault.js';

/** Shapes of settings, which are all texts at first, with words for an operator. */

/** Digits alone: what `0x10`, `1e3` or `8 787` mean is not guessed. */
export const wholeNumber = (from: number, to: number) => number(/^\d{1,9}$/, from, to, 'a whole number');
export const decimal = (from: number, to: number) => number(/^\d{1,9}(\.\d{1,9})?$/, from, to, 'a number');

function number(written: RegExp, from: number, to: number, what: string) {
  const error = `needs ${what} from ${from} to ${to}`;
  return z
    .string()
    .regex(written, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= from && value <= to, error);
}

/** So many processes; `auto`: as many as there are processors. */
export const processes = (most: number) =>
  z
    .string()
    .toLowerCase()
    .overwrite((text) => (text === 'auto' ? String(Math.min(availableParallelism(), most)) : text))
    .pipe(number(/^\d{1,9}$/, 1, most, 'auto, or a whole number'));

export const oneOf = <const T extends readonly string[]>(values: T) =>
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(values, { error: `needs one of ${values.join(', ')}` }));

export const json = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        const place = jsonFault(text);
        context.addIssue({ code: 'custom', message: `is not valid JSON${place ? `: look at ${place}` : ''}` });
        return z.NEVER;
      }
    })
    .pipe(shape);

/** A URL with a user and password. A `%` in them that begins no escape is that sign itself, as it was typed. */
export const connectionUrl = (protocol: RegExp, example: string) =>
  z
    .string()
    .overwrite(withPlainPercents)
    .pipe(
      z.url({
        protocol,
        error: `needs an address such as ${example}; in user and password write / ? # @ as %2F %3F %23 %40`,
      }),
    );

function withPlainPercents(url: string): string {
  return url.replace(/(?<=^[a-z]+:\/\/)[^/?#]*(?=@)/i, (who) => {
    const escaped = who.replace(/%(?![\da-f]{2})/gi, '%25');
    try {
      decodeURIComponent(escaped);
      return escaped;
    } catch {
      // Bytes that are no text: then none of them was meant as an escape.
      return who.replaceAll('%', '%25');
    }
  });
}

/** `Name <address>`, or an address alone; read with the address in its one form. */
export const mailFrom = z.string().transform((text, context) => {
  const [, name = '', inBrackets] = /^([^<>]*)<([^<>]+)>$/.exec(text) ?? [];
  const { address } = readEmailAddress(inBrackets ?? text);
  if (address && !/\p{Cc}/u.test(text)) return inBrackets ? `${name.trim()} <${address}>`.trim() : address;
  context.addIssue({ code: 'custom', message: 'needs an address such as logiShift support <support@example.com>' });
  return z.NEVER;
});

export const domain = z.string().transform((text, context) => {
  const read = readDomain(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'needs a domain such as reply.example.com' });
  return z.NEVER;
});

/** What zod would say, in words for an operator. For what says nothing of its own. */
export function inOurWords(issue: z.core.$ZodRawIssue): string | undefined {
  const article: Record<string, string> = {
    object: 'an object',
    array: 'a list',
    string: 'a text',
    int: 'a whole number',
  };
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `needs ${article[issue.expected] ?? `a ${issue.expected}`}`;
    case 'invalid_value':
      return `needs one of ${issue.values.join(', ')}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'needs an address such as https://www.example.com' : undefined;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'must not be empty'
        : `needs ${issue.minimum} or more`;
    case 'too_big':
      return `needs ${issue.maximum} or less`;
    case 'unrecognized_keys': {
      const known = Object.keys((issue.inst as z.core.$ZodObject | undefined)?._zod?.def?.shape ?? {});
      return issue.keys
        .map((key) => {
          const meant = nearest(key, known);
          return `does not know \`${key}\`${meant ? `: do you mean \`${meant}\`?` : ''}`;
        })
        .join('; ');
    }
    case 'invalid_union':
      return issue.errors.flat().find(({ code }) => code === 'custom')?.message;
  }
  return undefined;
}

/** A secret that is shared with a host. As many bits as the hash has (RFC 7518, 3.2): a shorter one can be found from a single token. */
export const hostSecret = z
  .string()
  .refine((value) => Buffer.byteLength(value) >= 32, 'needs at least 32 bytes: `openssl rand -base64 32`');
