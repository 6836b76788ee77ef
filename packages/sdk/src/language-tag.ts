/**
 * The language of a tag, whatever else it says: `de` of `de-AT`, `DE_de` and `de_DE.UTF-8`; `hil` of `hil-PH`, which is not
 * Hindi. '' where there is none. Server, console and widget read tags by this alone; the launcher has a copy of
 * its line (docs/decisions/0021).
 */
export const primaryLanguage = (tag: string): string => /^[a-z]+/i.exec(tag)?.[0].toLowerCase() ?? '';
