import type { Operation } from '@logishift/support-sdk/contract';
import type { Actor } from '../../actor.js';
import type { Context } from '../../context.js';
import type { LookAgain, RowLock } from '../../db/transaction.js';
import { Refusal } from '../../errors.js';
import { port } from '../../ports.js';

/**
 * Reads anew what somebody may do, brings `actor` up to it, and holds it so until the transaction ends; in one statement.
 * Refuses with 401 whoever is nobody any more.
 */
export const standing = port<(context: Context, actor: Actor, lock: RowLock | null) => Promise<void>>('standing');

/**
 * Whose rights may end while their token lasts. What customers, guests and readers of a mailed link may do, their token says;
 * which tickets and deliveries are theirs, the tables.
 */
const hasStanding = ({ session_id, kind }: Actor) => session_id !== null || kind === 'integration';

/** Deny by default: only the kinds of caller that the endpoint names. */
export function refuseOthers({ who, scope }: Pick<Operation, 'who' | 'scope'>, actor: Actor): void {
  if (!(who as readonly string[]).includes(actor.kind)) {
    throw new Refusal(
      'forbidden',
      actor.kind === 'pending_agent'
        ? 'An admin has not approved your registration yet.'
        : `This is not for ${actor.kind}s.`,
    );
  }
  if (scope && actor.kind === 'integration' && !actor.scopes.includes(scope)) {
    throw new Refusal('forbidden', `This API key is not for \`${scope}\`.`);
  }
}

/**
 * For what writes: nothing of it is done by rights that are remembered. Undefined for reads, which may be, and for those whose
 * rights cannot end.
 */
export function lookingAgain(operation: Operation, actor: Actor | null): LookingAgain | undefined {
  if (operation.method === 'GET' || !actor || !hasStanding(actor)) return undefined;
  let isDone = false;
  const begins: LookAgain = async (context, lock) => {
    await context.ports.get(standing)(context, actor, lock);
    refuseOthers(operation, actor);
    isDone = true;
  };
  return {
    begins,
    end: async (context) => {
      if (!isDone) await begins(context, null);
    },
  };
}

interface LookingAgain {
  begins: LookAgain;
  /** Before the answer: looks where nothing was written, so that no transaction has begun. */
  end(context: Context): Promise<void>;
}
