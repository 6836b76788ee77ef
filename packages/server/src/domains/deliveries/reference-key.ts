import { createHash } from 'node:crypto';
import { foldReference } from '@logishift/support-sdk/text';

/** Longer ones do not fit an index in every script. */
const longest = 200;

/**
 * What a reference or tracking number is found by: the same however it is typed or copied. Of one of signs alone, in
 * which nothing is left to compare, itself.
 */
export function referenceKey(reference: string): string {
  const folded = foldReference(reference) || reference;
  return folded.length <= longest ? folded : createHash('sha256').update(folded).digest('base64url');
}

/** The keys that are kept with a delivery. */
export const referenceKeysOf = ({
  external_id,
  tracking_number,
}: {
  external_id: string;
  tracking_number: string;
}) => ({
  external_key: referenceKey(external_id),
  tracking_key: referenceKey(tracking_number),
});
