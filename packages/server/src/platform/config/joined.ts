/** Several objects as one. @throws where two of them have the same name for something: one would silently take the other's place. */
export function joined<T>(what: string, some: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const all: Record<string, T> = {};
  for (const [name, value] of some.flatMap((one) => Object.entries(one))) {
    if (Object.hasOwn(all, name)) throw new Error(`Two have the ${what} ${name}`);
    all[name] = value;
  }
  return all;
}
