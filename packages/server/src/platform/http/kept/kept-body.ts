import { createHash } from 'node:crypto';
import { acceptedEncodings, type Encoding, isPackable, leastPacked, type Packing, pack } from '../encoding.js';

/** One form of a kept body: as it goes over the wire. */
export interface Form {
  encoding: Encoding;
  bytes: Uint8Array<ArrayBuffer>;
  /** Strong, and each form's own: a range of one fits no other. */
  etag: string;
}

/** A body that many get: its plain bytes, and beside them its packed ones, as they were built or once somebody takes them. */
export class KeptBody {
  readonly type: string;
  readonly plain: Form;
  readonly #built: Partial<Record<Packing, Uint8Array>>;
  readonly #forms = new Map<Encoding, Form | null>();

  /** @param built what the build has packed, better than there is time for here */
  constructor(content: string | Uint8Array, type: string, built: Partial<Record<Packing, Uint8Array>> = {}) {
    this.type = type;
    const bytes = (typeof content === 'string' ? Buffer.from(content) : content) as Uint8Array<ArrayBuffer>;
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    this.plain = { encoding: 'identity', bytes, etag: `"${hash}"` };
    this.#built = built;
    this.#forms.set('identity', this.plain);
  }

  /** The best form for a caller, by its `Accept-Encoding`. */
  formFor(header: string | undefined): Form {
    for (const encoding of acceptedEncodings(header)) {
      const form = this.#form(encoding);
      if (form) return form;
    }
    return this.plain;
  }

  /** Null: packed it would not be smaller. */
  #form(encoding: Encoding): Form | null {
    const known = this.#forms.get(encoding);
    if (known !== undefined) return known;
    const { bytes, etag } = this.plain;
    let form: Form | null = null;
    if (encoding !== 'identity' && bytes.length >= leastPacked && isPackable(this.type)) {
      const packed = this.#built[encoding] ?? pack(bytes, encoding, 'kept');
      const isSmaller = packed.length < bytes.length;
      if (isSmaller)
        form = { encoding, bytes: packed as Uint8Array<ArrayBuffer>, etag: `${etag.slice(0, -1)}-${encoding}"` };
    }
    this.#forms.set(encoding, form);
    return form;
  }
}

/** Whether a caller has this form already, by its `If-None-Match`. */
export const isKnown = (header: string | undefined, { etag }: Form): boolean =>
  header !== undefined && (header.trim() === '*' || (header.match(/"[^"]*"/g)?.includes(etag) ?? false));
