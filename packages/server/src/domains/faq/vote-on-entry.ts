import { newId } from '../../platform/new-id.js';
import type { Request } from '../../platform/request.js';
import { noEntry } from './entries.js';
import { limits } from './limits.js';
import { isShown, saveVote } from './queries.js';

/**
 * Says whether an answer helped. People who are known (`person_id`) have one vote an entry; the others' are limited by
 * their network.
 */
export async function voteOnFaqEntry(
  request: Request<null>,
  { id, helpful, person_id }: { id: string; helpful: boolean; person_id: string | null },
): Promise<void> {
  if (!person_id) await request.limiter.take(limits.faq_vote, request.network);
  if (!(await isShown(request, id))) throw noEntry();
  const created_at = request.now().toISOString();
  await saveVote(request, { id: newId(request), faq_id: id, person_id, helpful, created_at });
}
