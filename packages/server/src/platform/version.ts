import { readFileSync } from 'node:fs';

/** The version of this server. */
export const { version } = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@logishift/support-server/package.json')), 'utf8'),
) as { version: string };
