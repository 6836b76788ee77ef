import type { SupportOptions } from '../client.js';
import { Live as LazyLive } from './live.js';
import { Stream } from './stream.js';

export type { LiveEventKind, LiveEvents, RecordedLiveEvent } from '../types.js';
export type { LiveStatus } from './stream.js';

/** `support.live` by itself, in one piece: to be loaded when it is wanted, beside `CustomerSupport`. */
export class Live extends LazyLive {
  constructor(options: SupportOptions = {}) {
    super(options, async () => ({ Stream }));
  }
}
