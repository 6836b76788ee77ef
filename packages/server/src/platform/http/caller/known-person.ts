import { Refusal } from '../../errors.js';
import type { App, Http } from '../router.js';
import { authenticate } from './authenticate.js';
import { refuseAnother, sayWhose } from './whose.js';

/** Who is asking where nobody has to say it: null without a token, with a bad one, and for programs, who are nobody. */
export async function knownPerson(app: App, http: Http): Promise<string | null> {
  const authorization = http.req.header('authorization');
  if (!authorization) return null;
  try {
    const actor = await app.context.ports.get(authenticate)(app.context, authorization);
    if (actor.kind === 'integration') return null;
    sayWhose(http, actor);
    refuseAnother(http, actor);
    return actor.id;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unauthorized') return null;
    throw error;
  }
}
