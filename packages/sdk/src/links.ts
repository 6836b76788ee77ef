/**
 * Links in what people write: one way to find them, for every face that shows messages. Text stays text: what is found is
 * told in parts, and whoever draws them makes an element of each link, never markup of the whole.
 */

/** A piece of a text. With `href` it is a link, and `text` is what was written of it; all pieces together are the text. */
export interface TextPart {
  text: string;
  /** Absolute, http or https. */
  href?: string;
  /** Where it leads, as the browser reads it: letters that look like others show here as `xn--…`. */
  host?: string;
}

/** An address as it is written: by its scheme or `www.`, up to a blank, a quote or what no screen shows. */
const address =
  /(?<![\p{L}\p{N}_@/])(?:https?:\/\/|www\.)[^\s<>"“”«»‹›`\p{Cc}\u2800\p{Default_Ignorable_Code_Point}]+/giu;

/** What ends a sentence, in the scripts of the world, and not an address. */
const ending = /[.,:;!?…'’‘*_~،؛؟۔।॥。，、：；！？）】」』]/u;

const opening: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Where an address ends: before the sentence's own signs, and before a bracket that it has not opened. */
function endOf(written: string): number {
  let end = written.length;
  const count = (sign: string) => written.split(sign).length - 1;
  const surplus = new Map(Object.entries(opening).map(([close, open]) => [close, count(close) - count(open)]));
  for (; end > 0; end--) {
    const sign = written[end - 1] as string;
    const over = surplus.get(sign) ?? 0;
    if (over > 0) surplus.set(sign, over - 1);
    else if (!ending.test(sign)) break;
  }
  return end;
}

/** The address of what was written, if it leads to a host on the web, and names nobody to sign in as: that hides the host. */
function urlOf(written: string): URL | undefined {
  try {
    const url = new URL(/^www/i.test(written) ? `https://${written}` : written);
    const isPlain = /^https?:$/.test(url.protocol) && !url.username && !url.password;
    return isPlain && /[\p{L}\p{N}\]]$/u.test(url.hostname) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts a text into words and links. Addresses with another scheme, as `javascript:`, are words. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const written = found.slice(0, endOf(found));
    const url = urlOf(written);
    if (!url) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: written, href: url.href, host: url.host });
    at = index + written.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
