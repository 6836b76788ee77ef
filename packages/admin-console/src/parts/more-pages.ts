import type { ReactiveControllerHost } from 'lit';
import { explain } from '../texts/problems.js';
import { toast } from './toast.js';

/** Has a list grow by a page, one at a time; when that fails, says why, and the list stays as it is. */
export class MorePages {
  /** A page is under way. */
  loading = false;
  /** The last one did not come: it is for its reader to ask again. */
  hasFailed = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly list: () => { more(): Promise<void> } | null | undefined,
  ) {}

  /** A listener too. */
  load = async (): Promise<void> => {
    if (this.loading) return;
    this.#set(true);
    try {
      await this.list()?.more();
      this.hasFailed = false;
    } catch (error) {
      this.hasFailed = true;
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
