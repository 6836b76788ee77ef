import { z } from 'zod';

/** Why a text is no origin; null: it is one. */
function originFault(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    return 'needs addresses with a scheme, such as https://www.example.com';
  }
  const { origin, username, password, pathname, search, hash } = new URL(text);
  const isAlone = !username && !password && pathname === '/' && !search && !hash;
  return isAlone ? null : `needs an origin alone, without path, query or user: ${origin}`;
}

const originOf = (text: string): string => new URL(text).origin;

/** `scheme://host[:port]` in its one form: lower case, punycode, no default port. */
export const origin = z
  .string()
  .superRefine((text, context) => {
    const message =
      originFault(text) ?? (originOf(text).includes('*') ? 'needs one origin: `*` stands for nothing here' : null);
    if (message) context.addIssue({ code: 'custom', message, continue: false });
  })
  .transform(originOf);

/** Several, with commas or blanks. `*` may stand for the first label of a host, alone. */
export const origins = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z
        .string()
        .superRefine((text, context) => {
          const message = originFault(text) ?? wildcardFault(new URL(text).hostname);
          if (message) context.addIssue({ code: 'custom', message, continue: false });
        })
        .transform(originOf),
    ),
  );

function wildcardFault(host: string): string | null {
  if (!host.includes('*')) return null;
  return /^\*(\.[^.*]+){2,}$/.test(host)
    ? null
    : '`*` stands for one label before a domain of yours: https://*.example.com';
}

/**
 * Whether pages of an origin are among those allowed. `https://*.shop.example` allows each `https://one.shop.example`, as a
 * certificate would: not `https://shop.example`, nothing deeper, no other scheme or port.
 */
export function isAllowedOrigin(allowed: readonly string[], asking: string): boolean {
  if (allowed.includes(asking)) return !asking.includes('*');
  const [, scheme, rest] = /^(https?:\/\/)[a-z\d_-]+(\..+)$/.exec(asking) ?? [];
  return rest !== undefined && allowed.includes(`${scheme}*${rest}`);
}
