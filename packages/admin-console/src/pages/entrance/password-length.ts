/** Characters that a new password has at least. */
export const shortest = 10;

/** How many characters a password has, as the server counts them: an accent is no character of its own. */
export const lengthOf = (password: string): number => [...password.normalize('NFC')].length;
