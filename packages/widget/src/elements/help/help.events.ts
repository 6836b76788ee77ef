/** What `LogishiftErrorEvent` says, without the module that it would share with the other chunks. */
export const failedWith = (error: unknown): Event =>
  Object.assign(new Event('logishift-error', { bubbles: true, composed: true }), { error });
