import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { demoFolder } from '../tracking-page/demo/folder.js';

/** The token that tells the support server who is asking, good for five minutes: the widget asks for the next one. */
export function signSupportToken({ id, name, email, deliveries }) {
  return new SignJWT({ name, email, deliveries: deliveries() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(id)
    .setIssuer('https://tracking.example')
    .setAudience('logishift-support')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(hostSecret()));
}

/** What this host shares with the support server: SUPPORT_ISSUER_SECRET, or what the demo on this machine has made. */
function hostSecret() {
  if (process.env.SUPPORT_ISSUER_SECRET) return process.env.SUPPORT_ISSUER_SECRET;
  const file = join(demoFolder(), 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')).issuer;
  } catch (cause) {
    throw new Error(`No secret in ${file}: start the demo (npm start), or set SUPPORT_ISSUER_SECRET.`, { cause });
  }
}
