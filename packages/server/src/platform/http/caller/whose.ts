import { type Actor, personOf } from '../../actor.js';
import { Refusal } from '../../errors.js';
import type { Http } from '../router.js';
import { say } from '../said.js';

/** Says with the answer, whatever it will be, whose it is. */
export function sayWhose(http: Http, actor: Actor): void {
  say(http, 'support-person', personOf(actor));
}

/** Whoever says whom they mean is not heard with the token of somebody else: nothing is done, and nothing told. */
export function refuseAnother(http: Http, actor: Actor): void {
  const meant = http.req.header('if-support-person');
  if (meant === undefined || meant === personOf(actor)) return;
  throw new Refusal('another_person', 'The token is not of whom `If-Support-Person` names. Nothing was done.');
}
