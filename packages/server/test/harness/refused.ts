import { ProblemError } from '@logishift/support-sdk';

/** The refusal that a call ends with. Fails the test when the call succeeds, or ends with anything else. */
export async function refused(call: Promise<unknown>): Promise<ProblemError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}
