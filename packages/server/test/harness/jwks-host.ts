import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export type Algorithm = 'ES256' | 'RS256' | 'EdDSA';

export interface JwksHost {
  url: string;
  /** A token of the host's customer, signed by its key. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  publicJwk: JWK;
  stop(): Promise<void>;
}

/** A host app that publishes its public key over HTTP, as real ones do; or has `trouble`, as real ones do. */
export async function startJwksHost(
  algorithm: Algorithm,
  trouble?: { status: number; body: string },
): Promise<JwksHost> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const kid = `${algorithm}-1`;
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' };
  const server = createServer((_, response) => {
    response.writeHead(trouble?.status ?? 200, { 'content-type': 'application/json' });
    response.end(trouble?.body ?? JSON.stringify({ keys: [publicJwk] }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`,
    publicJwk,
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid, ...header })
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
