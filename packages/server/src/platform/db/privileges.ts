import { StartError } from '../errors.js';
import { forbiddenBy } from './away.js';

/** Says what the database's role must be granted, where it may not make or read what we keep there. */
export async function withPrivileges<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const forbidden = forbiddenBy(error);
    if (forbidden === undefined) throw error;
    throw new StartError(
      `The role of DATABASE_URL may not do what is needed: ${forbidden}. ` +
        'It makes the schemas drizzle and pgboss, and tables in public: make it the owner of the database, or ' +
        'grant it CREATE on the database and on the schema public.',
    );
  }
}
