import type { TicketDetail } from '@logishift/support-sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { session } from '../../session/session.js';
import { changesBetween, type FieldChange } from './changes.js';

/** Milliseconds for which a change of somebody else's stays marked. */
const lasts = 15_000;

/** Notices what others change of the open ticket while somebody looks at it, and marks it for a while. */
export class Noticing implements ReactiveController {
  changes: FieldChange[] = [];
  #last: TicketDetail | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ticket: () => TicketDetail | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const now = this.ticket();
    const before = this.#last;
    if (now === before) return;
    this.#last = now;
    if (!now || before?.id !== now.id) {
      this.#mark([]);
      return;
    }
    const found = changesBetween(before, now, session.user?.id ?? '');
    if (found.length === 0) return;
    const fields = new Set(found.map(({ field }) => field));
    this.#mark([...this.changes.filter(({ field }) => !fields.has(field)), ...found]);
  }

  hostDisconnected(): void {
    this.#mark([]);
    this.#last = undefined;
  }

  #mark(changes: FieldChange[]) {
    this.changes = changes;
    clearTimeout(this.#timer);
    if (changes.length === 0) return;
    this.#timer = setTimeout(() => {
      this.changes = [];
      this.host.requestUpdate();
    }, lasts);
  }
}
