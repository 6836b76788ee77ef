import type { ReactiveControllerHost } from 'lit';
import { explain } from '../texts/problems.js';
import { toast } from './toast.js';

interface Growing {
  more(): Promise<void>;
}

/** Has a list grow by a page, one at a time; when that fails, says why, and the list stays as it is. */
export class MorePages {
  /** A page is under way. */
  loading = false;
  #failedOn: Growing | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly list: () => Growing | null | undefined,
  ) {}

  /** The last page of this list did not come: it is for its reader to ask again. Another list begins anew. */
  get hasFailed(): boolean {
    return this.#failedOn !== undefined && this.#failedOn === this.list();
  }

  /** A listener too. */
  load = async (): Promise<void> => {
    if (this.loading) return;
    const list = this.list() ?? undefined;
    this.#set(true);
    try {
      await list?.more();
      this.#failedOn = undefined;
    } catch (error) {
      this.#failedOn = list;
      toast(explain(error), 'failed');
    } finally {
      this.#set(false);
    }
  };

  #set(loading: boolean): void {
    this.loading = loading;
    this.host.requestUpdate();
  }
}
