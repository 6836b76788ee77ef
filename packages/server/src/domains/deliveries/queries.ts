import { and, desc, eq, inArray, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { run } from '../../platform/db/session.js';
import { statement } from '../../platform/db/statement.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { newId } from '../../platform/new-id.js';
import { type DeliveryFacts, factNames } from './claims.js';
import { referenceKey, referenceKeysOf } from './reference-key.js';
import { deliveries, deliveryOwners } from './tables.js';

export type DeliveryRow = typeof deliveries.$inferSelect;

const keyNames = ['external_key', 'tracking_key'] as const;

type Owner = Pick<Actor, 'id' | 'only_delivery_id'>;

/** A customer's own deliveries; of a guest the one that their token is for, whatever else they may be joined to. */
const ownedBy = ({ id, only_delivery_id }: Owner) =>
  and(
    sql`exists (select 1 from ${deliveryOwners} where ${deliveryOwners.delivery_id} = ${deliveries.id} and ${deliveryOwners.customer_id} = ${id})`,
    only_delivery_id ? eq(deliveries.id, only_delivery_id) : undefined,
  );

export async function listDeliveries({ db }: Context, owner: Owner, before: string | null, limit: number) {
  return db
    .select()
    .from(deliveries)
    .where(and(ownedBy(owner), before ? lt(deliveries.id, before) : undefined))
    .orderBy(desc(deliveries.id))
    .limit(limit);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * One delivery of a customer, by its id here, the host's id, or the tracking number, as people type and copy them. Of
 * several, one that is written just so, else the newest. The cost does not grow with how many they have.
 */
export async function findOwnDelivery({ db }: Context, owner: Owner, ref: string) {
  const key = referenceKey(ref);
  const id = uuid.test(ref.trim()) ? ref.trim() : undefined;
  const writtenSo = or(eq(deliveries.external_id, ref), eq(deliveries.tracking_number, ref));
  const [found] = await db
    .select()
    .from(deliveries)
    .where(
      and(
        ownedBy(owner),
        or(
          eq(deliveries.external_key, key),
          eq(deliveries.tracking_key, key),
          and(isNull(deliveries.tracking_key), writtenSo),
          id ? eq(deliveries.id, id) : undefined,
        ),
      ),
    )
    .orderBy(desc(sql`(${or(writtenSo, id ? eq(deliveries.id, id) : undefined)})`), desc(deliveries.id))
    .limit(1);
  return found;
}

/**
 * Gives their keys to some of the deliveries that have none: a release before wrote them. Resolves to how many they
 * were; locks them for a moment only, and leaves those that somebody writes.
 */
export async function addMissingKeys({ db }: Context, most: number): Promise<number> {
  return db.transaction(async (db) => {
    const rows = await db
      .select({
        id: deliveries.id,
        external_id: deliveries.external_id,
        tracking_number: deliveries.tracking_number,
      })
      .from(deliveries)
      .where(isNull(deliveries.tracking_key))
      .limit(most)
      .for('no key update', { skipLocked: true });
    if (rows.length === 0) return 0;
    const keys = rows.map((row) => {
      const { external_key, tracking_key } = referenceKeysOf(row);
      return sql`(${row.id}::uuid, ${external_key}::text, ${tracking_key}::text)`;
    });
    await db.execute(sql`
      update ${deliveries} set external_key = made.external_key, tracking_key = made.tracking_key
      from (values ${sql.join(keys, sql`, `)}) as made (id, external_key, tracking_key) where ${deliveries.id} = made.id`);
    return rows.length;
  });
}

const byId = statement<{ ids: string[] }, DeliveryRow>((db, { ids }) =>
  db
    .select()
    .from(deliveries)
    .where(eq(deliveries.id, sql`any(${ids})`)),
);

export async function findDeliveries({ db }: Context, ids: (string | null)[]): Promise<DeliveryRow[]> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return wanted.length ? run(db, byId, { ids: wanted }) : [];
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

/** What a host says of deliveries, as new rows. */
function rowsOf(context: Context, facts: DeliveryFacts[], issuer: string, said_at: string | null) {
  const at = context.now().toISOString();
  return facts.map((fact) => ({
    ...fact,
    ...referenceKeysOf(fact),
    id: newId(context),
    issuer,
    created_at: at,
    updated_at: said_at ?? at,
  }));
}

/**
 * Locks the deliveries that a host names, by its own ids; those that are not there yet are made as `facts` say. Making
 * and locking each go in one order, so that nobody waits for somebody who waits for them.
 */
export async function lockDeliveries(
  context: InTransaction,
  issuer: string,
  facts: DeliveryFacts[],
  said_at: string | null,
): Promise<Map<string, DeliveryRow>> {
  await context.db
    .insert(deliveries)
    .values(rowsOf(context, facts, issuer, said_at))
    .onConflictDoNothing();
  const rows = await context.db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.issuer, issuer),
        inArray(
          deliveries.external_id,
          facts.map(({ external_id }) => external_id),
        ),
      ),
    )
    .orderBy(deliveries.external_id)
    .for('no key update');
  return new Map(rows.map((row) => [row.external_id, row]));
}

/** Writes facts of deliveries that are locked, as of when they were said. */
export async function writeFacts(
  context: InTransaction,
  issuer: string,
  facts: DeliveryFacts[],
  said_at: string | null,
): Promise<DeliveryRow[]> {
  if (facts.length === 0) return [];
  const incoming = (name: string) => sql.raw(`excluded.${name}`);
  return context.db
    .insert(deliveries)
    .values(rowsOf(context, facts, issuer, said_at))
    .onConflictDoUpdate({
      target: [deliveries.issuer, deliveries.external_id],
      set: {
        ...Object.fromEntries([...factNames, ...keyNames].map((name) => [name, incoming(name)])),
        // What an old word fills in makes nothing older.
        updated_at: sql`greatest(${deliveries.updated_at}, ${incoming('updated_at')})`,
      },
    })
    .returning();
}

/** Joins a customer to deliveries, beside whoever else is. */
export async function addOwner({ db }: InTransaction, customerId: string, deliveryIds: string[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  await db
    .insert(deliveryOwners)
    .values(deliveryIds.map((delivery_id) => ({ customer_id: customerId, delivery_id })))
    .onConflictDoNothing();
}

/** Makes these the owners of a delivery that is locked, and no others. */
export async function setOwners({ db, now }: InTransaction, deliveryId: string, customerIds: string[]): Promise<void> {
  await db.update(deliveries).set({ owners_set_at: now().toISOString() }).where(eq(deliveries.id, deliveryId));
  const others = customerIds.length ? notInArray(deliveryOwners.customer_id, customerIds) : undefined;
  await db.delete(deliveryOwners).where(and(eq(deliveryOwners.delivery_id, deliveryId), others));
  if (customerIds.length === 0) return;
  await db
    .insert(deliveryOwners)
    .values(customerIds.map((customer_id) => ({ customer_id, delivery_id: deliveryId })))
    .onConflictDoNothing();
}
