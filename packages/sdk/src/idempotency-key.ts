/**
 * A new idempotency key: 128 random bits as text. Keep it over all attempts of one act, as when a form is sent again.
 * Works on plain http too, where `crypto.randomUUID` is missing.
 */
export function newIdempotencyKey(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

export const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
