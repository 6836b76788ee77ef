import type { FaqOrder, NewFaqOrder } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import type { Request } from '../../platform/request.js';
import { tellOfChange } from './kept-faq.js';
import { nextVersion, readOrder, writeOrder } from './queries.js';

/** Puts a category into another order, for who has seen the present one. It may have been done already, by the same request before. */
export async function reorderFaq(request: Request, { category, seen, order }: NewFaqOrder): Promise<FaqOrder> {
  return inTransaction(request, async (request) => {
    const version = await nextVersion(request);
    const present = await readOrder(request, category);
    if (!isSame(present, seen) && !isSame(present, order)) {
      throw new Refusal('order_changed', 'The order has changed since you read it. Look at it again, then decide.', {
        order: present,
      });
    }
    await writeOrder(request, order, version);
    tellOfChange(request, version);
    return { category, order };
  });
}

const isSame = (one: string[], other: string[]) => one.join() === other.join();
