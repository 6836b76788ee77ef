/** How the server goes away: first nobody new is to be sent to it, then it stops. */
export interface Leaving {
  draining: AbortSignal;
  stopping: AbortSignal;
}
