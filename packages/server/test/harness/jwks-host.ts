import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export type Algorithm = 'ES256' | 'RS256' | 'EdDSA';

export interface JwksHost {
  url: string;
  /** A token of the host's customer, signed by its key. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  publicJwk: JWK;
  /** How often its keys were asked for. */
  fetches(): number;
  /** From now on it answers so; `null`: as it should again; `silent`: not at all. */
  trouble(trouble: Trouble | 'silent' | null): void;
  /** Publishes and signs with another key, and no longer the one before; `id`: its `kid`. */
  rotate(id: string): Promise<void>;
  stop(): Promise<void>;
}

interface Trouble {
  status: number;
  body: string;
}

/** A host app that publishes its public key over HTTP, as real ones do; or has `trouble`, as real ones do. */
export async function startJwksHost(
  algorithm: Algorithm,
  trouble: Trouble | 'silent' | null = null,
): Promise<JwksHost> {
  const newKey = async (kid: string) => {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    return { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' } };
  };
  let key = await newKey(`${algorithm}-1`);
  let inTrouble = trouble;
  let fetches = 0;
  const server = createServer((_, response) => {
    fetches += 1;
    if (inTrouble === 'silent') return;
    response.writeHead(inTrouble?.status ?? 200, { 'content-type': 'application/json' });
    response.end(inTrouble?.body ?? JSON.stringify({ keys: [key.publicJwk] }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`,
    get publicJwk() {
      return key.publicJwk;
    },
    fetches: () => fetches,
    trouble: (next) => {
      inTrouble = next;
    },
    rotate: async (id) => {
      key = await newKey(id);
    },
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid: key.publicJwk.kid, ...header })
        .setIssuedAt()
        .setExpirationTime((claims['exp'] as number | undefined) ?? '5m')
        .sign(key.privateKey),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
