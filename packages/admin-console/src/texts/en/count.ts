const plural = new Intl.PluralRules('en');

/** `1 ticket`, `2 tickets`. */
export const count = (n: number, one: string, other: string) => `${n} ${plural.select(n) === 'one' ? one : other}`;
