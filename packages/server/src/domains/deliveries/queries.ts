import type { Delivery } from '@logishift/support-sdk/contract';
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../platform/context.js';
import { deliveries, deliveryOwners } from '../../platform/db/schema/index.js';
import { type DeliveryFacts, factNames } from './claims.js';
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

/** What is known of the deliveries that a host names, by its own ids, and whether this customer is joined to each. */
export async function findClaimed({ db }: Context, issuer: string, customerId: string, externalIds: string[]) {
  const rows = await db
    .select({ delivery: deliveries, owner: deliveryOwners.customer_id })
    .from(deliveries)
    .leftJoin(
      deliveryOwners,
      and(eq(deliveryOwners.delivery_id, deliveries.id), eq(deliveryOwners.customer_id, customerId)),
    )
    .where(and(eq(deliveries.issuer, issuer), inArray(deliveries.external_id, externalIds)));
  return new Map(rows.map(({ delivery, owner }) => [delivery.external_id, { ...delivery, isOwned: owner !== null }]));
}

/** Writes what a host's token says; rows that say the same already are left alone. */
export async function saveClaimed(context: Context, issuer: string, customerId: string, facts: DeliveryFacts[]) {
  const at = context.now().toISOString();
  const incoming = (name: string) => sql.raw(`excluded.${name}`);
  await context.db
    .insert(deliveries)
    .values(facts.map((fact) => ({ ...fact, id: uuidv7(), issuer, created_at: at, updated_at: at })))
    .onConflictDoUpdate({
      target: [deliveries.issuer, deliveries.external_id],
      set: {
        ...Object.fromEntries(factNames.map((name) => [name, incoming(name)])),
        updated_at: incoming('updated_at'),
      },
      setWhere: sql`(${sql.join(
        factNames.map((name) => deliveries[name]),
        sql`, `,
      )}) is distinct from (${sql.join(factNames.map(incoming), sql`, `)})`,
    });
  await context.db.execute(sql`
    insert into ${deliveryOwners} (customer_id, delivery_id)
    select ${customerId}::uuid, ${deliveries.id} from ${deliveries}
    where ${deliveries.issuer} = ${issuer} and ${inArray(
      deliveries.external_id,
      facts.map(({ external_id }) => external_id),
    )}
    on conflict do nothing`);
}
