import { createHmac } from 'node:crypto';
import { and, desc, eq, gte, lt, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import { unknownNetwork } from '../../../platform/http/network.js';
import type { Request } from '../../../platform/request.js';
import { foldAddress } from '../fold-address.js';
import { guestIssuer } from '../hosts/trusted-issuers.js';
import { knownNetworks, users } from '../tables.js';
import { keysOf } from '../tokens/signing-keys.js';

/** Of what is asked, the network alone matters here. */
type Asked = Request<Actor | null>;

/** Milliseconds for which a network is known as somebody's after they last proved there who they are. */
const knownFor = 90 * 24 * 3_600_000;
/** Milliseconds: it is written down no more often. */
const writtenEvery = 24 * 3_600_000;
/** So many are known of one person, the latest: nobody has more places than that, and whoever has fills no table with them. */
const mostKnown = 20;

/** The network that asks, as it is kept: where people are is nobody's business, and IPv4 has too few networks for a hash without a key. */
export const hashNetwork = (request: Asked): string =>
  createHmac('sha256', keysOf(request).codeSecret).update(`network\n${request.network}`).digest('base64url');

/** Whether the member of staff of an address has lately signed in from this network. Nobody's address: the same work. */
export const isStaffAt = (request: Asked, email: string): Promise<boolean> =>
  isKnown(request, [ne(users.role, 'customer'), eq(sql`lower(${users.email})`, foldAddress(email))]);

/** Whether the guest of an address has lately proved it from this network. */
export const isGuestAt = (request: Asked, email: string): Promise<boolean> =>
  isKnown(request, [
    eq(users.role, 'customer'),
    eq(users.issuer, guestIssuer),
    eq(users.external_id, foldAddress(email)),
  ]);

async function isKnown(request: Asked, whose: SQL[]): Promise<boolean> {
  const { db, now } = request;
  if (request.network === unknownNetwork) return false;
  const since = new Date(now().getTime() - knownFor).toISOString();
  const found = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(knownNetworks, eq(knownNetworks.user_id, users.id))
    .where(and(...whose, eq(knownNetworks.network, hashNetwork(request)), gte(knownNetworks.seen_at, since)));
  return found.length > 0;
}

/** Somebody has just proved who they are: strangers elsewhere do not keep them out from here. */
export async function rememberNetwork(request: Asked, userId: string): Promise<void> {
  const { db, now } = request;
  if (request.network === unknownNetwork) return;
  const seen_at = now().toISOString();
  const stale = new Date(now().getTime() - writtenEvery).toISOString();
  const written = await db
    .insert(knownNetworks)
    .values({ user_id: userId, network: hashNetwork(request), seen_at })
    .onConflictDoUpdate({
      target: [knownNetworks.user_id, knownNetworks.network],
      set: { seen_at },
      setWhere: lt(knownNetworks.seen_at, stale),
    })
    .returning({ network: knownNetworks.network });
  if (written.length === 0) return;
  const own = eq(knownNetworks.user_id, userId);
  const latest = db
    .select({ network: knownNetworks.network })
    .from(knownNetworks)
    .where(own)
    .orderBy(desc(knownNetworks.seen_at))
    .limit(mostKnown);
  await db.delete(knownNetworks).where(and(own, notInArray(knownNetworks.network, latest)));
}

/** Whoever has the account now: where it was used before says nothing of them. */
export async function forgetNetworks({ db }: Context, userId: string): Promise<void> {
  await db.delete(knownNetworks).where(eq(knownNetworks.user_id, userId));
}

export async function forgetOldNetworks({ db, now }: Context): Promise<void> {
  const since = new Date(now().getTime() - knownFor).toISOString();
  await db.delete(knownNetworks).where(lt(knownNetworks.seen_at, since));
}
