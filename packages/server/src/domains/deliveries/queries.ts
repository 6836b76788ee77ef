import type { Delivery, DeliveryClaim } from '@logishift/support-sdk/contract';
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../platform/context.js';
import { deliveries, deliveryOwners } from '../../platform/db/schema/index.js';
import { isLate } from './lateness.js';

export type DeliveryRow = typeof deliveries.$inferSelect;

export function toDelivery(row: DeliveryRow, now: Date): Delivery {
  const { issuer: _, created_at: __, ...shown } = row;
  return { ...shown, is_late: isLate(row, now) };
}

const ownedBy = (customerId: string) =>
  sql`exists (select 1 from ${deliveryOwners} where ${deliveryOwners.delivery_id} = ${deliveries.id} and ${deliveryOwners.customer_id} = ${customerId})`;

export async function listDeliveries({ db }: Context, customerId: string, before: string | null, limit: number) {
  return db
    .select()
    .from(deliveries)
    .where(and(ownedBy(customerId), before ? lt(deliveries.id, before) : undefined))
    .orderBy(desc(deliveries.id))
    .limit(limit);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One delivery of a customer, by its id here, the host's id, or the tracking number. */
export async function findOwnDelivery({ db }: Context, customerId: string, ref: string) {
  const [found] = await db
    .select()
    .from(deliveries)
    .where(
      and(
        ownedBy(customerId),
        or(
          eq(deliveries.external_id, ref),
          eq(deliveries.tracking_number, ref),
          uuid.test(ref) ? eq(deliveries.id, ref) : undefined,
        ),
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(1);
  return found;
}

export async function findDeliveries({ db }: Context, ids: string[]) {
  return ids.length ? db.select().from(deliveries).where(inArray(deliveries.id, ids)) : [];
}

/** Writes down what a host's token says of a customer's deliveries; rows that say the same already are left alone. */
export async function saveClaims(context: Context, issuer: string, customerId: string, claims: DeliveryClaim[]) {
  const at = context.now().toISOString();
  // In one order, whatever the token's: sender and recipient tell of the same rows at the same time.
  const sorted = [...new Map(claims.map((claim) => [claim.id, claim])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const told = sorted.map((claim) => ({
    id: uuidv7(),
    issuer,
    external_id: claim.id,
    tracking_number: claim.tracking_number ?? claim.id,
    status: claim.status ?? ('announced' as const),
    promised_at: claim.promised_at ?? null,
    expected_at: claim.expected_at ?? null,
    delivered_at: claim.delivered_at ?? null,
    created_at: at,
    updated_at: at,
  }));
  const news = ['tracking_number', 'status', 'promised_at', 'expected_at', 'delivered_at'] as const;
  const incoming = (name: string) => sql.raw(`excluded.${name}`);
  await context.db
    .insert(deliveries)
    .values(told)
    .onConflictDoUpdate({
      target: [deliveries.issuer, deliveries.external_id],
      set: { ...Object.fromEntries(news.map((name) => [name, incoming(name)])), updated_at: incoming('updated_at') },
      setWhere: sql`(${sql.join(
        news.map((name) => deliveries[name]),
        sql`, `,
      )}) is distinct from (${sql.join(news.map(incoming), sql`, `)})`,
    });
  await context.db.execute(sql`
    insert into ${deliveryOwners} (customer_id, delivery_id)
    select ${customerId}::uuid, ${deliveries.id} from ${deliveries}
    where ${deliveries.issuer} = ${issuer} and ${inArray(
      deliveries.external_id,
      told.map(({ external_id }) => external_id),
    )}
    on conflict do nothing`);
}
