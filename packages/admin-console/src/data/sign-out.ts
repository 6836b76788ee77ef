import { session } from '../session/session.js';
import { forgetDrafts } from './drafts.js';

/** Leaves nothing of this person behind in this tab. */
export async function signOut(): Promise<void> {
  forgetDrafts();
  await session.signOut();
}
