/** A part of an address as it was before it was escaped; what is no escape, in a link that was cut or mistyped, stays. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
