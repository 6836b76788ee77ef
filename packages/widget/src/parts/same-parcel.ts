import { foldReference } from '@logishift/support-sdk/text';

/** Whether two numbers are of one parcel, however they were typed. */
export const isSameParcel = (one: string | null | undefined, other: string | null | undefined): boolean =>
  !!one && !!other && foldReference(one) === foldReference(other);
