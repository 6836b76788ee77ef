/**
 * A parcel's number for those who are not its owner: its last three signs, enough to tell two own parcels apart and too
 * little for a stranger, behind the carrier's letters (`PX-•••193`). Null for what is no number: a customer may have typed
 * anything, and no text of theirs is shown.
 */
export function maskedParcel(named: string | null): string | null {
  const number = named?.trim() ?? '';
  if (!/^[\p{L}\p{N}/._-]{6,40}$/u.test(number) || !/\p{N}{2,}/u.test(number.slice(-6))) return null;
  const [carrier = ''] = /^\p{L}{1,3}-/u.exec(number) ?? [];
  return `${carrier}•••${number.slice(-3)}`;
}
