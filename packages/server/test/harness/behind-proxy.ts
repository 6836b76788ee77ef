import { type DatabaseProxy, startDatabaseProxy } from './database-proxy.js';
import { createDatabase, startSupport, type TestSupport } from './support.js';

/** A server whose way to its database is ours to look at, and to break. */
export interface BehindProxy {
  support: TestSupport;
  proxy: DatabaseProxy;
  stop(): Promise<void>;
}

export async function startBehindProxy(): Promise<BehindProxy> {
  const [database, proxy] = await Promise.all([createDatabase(), startDatabaseProxy()]);
  const support = await startSupport({ DATABASE_URL: proxy.url(database.name) });
  return {
    support,
    proxy,
    stop: async () => {
      await support.stop();
      await proxy.close();
      await database.drop();
    },
  };
}
