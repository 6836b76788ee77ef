import { toast } from '../../parts/toast.js';
import { href } from '../../router.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';

/** Puts a ticket's address on the clipboard, and says so. */
export async function copyLink(ticketId: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.origin + href(`/support/tickets/${ticketId}`));
    toast(t.ticket.copied);
  } catch (error) {
    toast(explain(error), 'failed');
  }
}
