import { toast } from '../../parts/toast.js';
import { href, ticketPath } from '../../router.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';

/** Puts a ticket's address, by its number, on the clipboard, and says so. */
export async function copyLink(number: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.origin + href(ticketPath(number)));
    toast(t.ticket.copied);
  } catch (error) {
    toast(explain(error), 'failed');
  }
}
