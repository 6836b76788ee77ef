import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID, scryptSync } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { StartError } from '../../../platform/errors.js';
import { port } from '../../../platform/ports.js';
import { settings } from '../settings.js';
import { findSigningKeys, insertSigningKey, lockSigningKeys } from './signing-key-queries.js';

export interface SigningKeys {
  kid: string;
  privateKey: CryptoKey;
  publicKeys: Map<string, CryptoKey>;
  jwks: { keys: (JWK & { kid: string; kty: string })[] };
  /** Keys the hashes of guests' codes. Derived from the private key, so that every node has the same. */
  codeSecret: Uint8Array;
  /** Signs what links in mails name. Derived from the first key: a link in an old mail still works. */
  mailSecret: Uint8Array;
}

/** The keys that this server signs with. */
export const keyPort = port<SigningKeys>('signing keys');

export const keysOf = (context: Context): SigningKeys => context.ports.get(keyPort);

/**
 * The keys that sign staff tokens. They live in the database, so that every node and every restart has them;
 * the first node to ask makes the first one. The newest signs, all verify.
 */
export async function loadSigningKeys(context: Context): Promise<SigningKeys> {
  const { secret } = settings.of(context);
  const rows = await inTransaction(context, async (context) => {
    await lockSigningKeys(context);
    const found = await findSigningKeys(context);
    if (found.length > 0) return found;
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const kid = randomUUID();
    const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
    return insertSigningKey(context, {
      kid,
      public_key: JSON.stringify(publicJwk),
      private_key: seal(JSON.stringify(await exportJWK(privateKey)), secret),
      created_at: context.now().toISOString(),
    });
  });
  const [newest] = rows;
  const first = rows.at(-1);
  if (!newest || !first) throw new Error('There is no signing key');
  const jwks = rows.map((row) => JSON.parse(row.public_key) as JWK & { kid: string; kty: string });
  const publicKeys = new Map<string, CryptoKey>();
  for (const jwk of jwks) publicKeys.set(jwk.kid, (await importJWK(jwk, 'ES256')) as CryptoKey);
  const privateJwk = JSON.parse(open(newest.private_key, secret)) as JWK;
  const firstJwk = first === newest ? privateJwk : (JSON.parse(open(first.private_key, secret)) as JWK);
  return {
    kid: newest.kid,
    privateKey: (await importJWK(privateJwk, 'ES256')) as CryptoKey,
    publicKeys,
    jwks: { keys: jwks },
    codeSecret: new Uint8Array(hkdfSync('sha256', privateJwk.d as string, newest.kid, 'guest codes', 32)),
    mailSecret: new Uint8Array(hkdfSync('sha256', firstJwk.d as string, first.kid, 'mail', 32)),
  };
}

const prefix = 'aes-256-gcm:';

function seal(text: string, secret: string | undefined): string {
  if (!secret) return text;
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(secret, salt, 32), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return prefix + Buffer.concat([salt, iv, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(stored: string, secret: string | undefined): string {
  if (!stored.startsWith(prefix)) return stored;
  if (!secret) throw new StartError('The signing key is encrypted: set SUPPORT_SECRET to the value it was made with.');
  const bytes = Buffer.from(stored.slice(prefix.length), 'base64');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    scryptSync(secret, bytes.subarray(0, 16), 32),
    bytes.subarray(16, 28),
  );
  decipher.setAuthTag(bytes.subarray(28, 44));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(44)), decipher.final()]).toString('utf8');
  } catch {
    throw new StartError('SUPPORT_SECRET is not the one that the signing key was encrypted with.');
  }
}
