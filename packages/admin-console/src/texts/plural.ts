/** A text in each form that a language's plural has; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export type Count = (n: number, forms: Forms) => string;

/** Counts in a language: `#` as that language writes numbers, in the form that its plural asks for. */
export function counter(language: string): Count {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (n, forms) => (forms[plural.select(n)] ?? forms.other).replace('#', number.format(n));
}
