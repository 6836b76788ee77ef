/** The digits of what was typed or pasted, in Arabic, Persian and Indian figures too; six at most. */
export const digitsOf = (typed: string): string =>
  typed
    // The last four bits of their code are the figure, but for the Indian ones, which begin at 6.
    .replace(/[٠-٩۰-۹०-९]/g, (figure) => `${(figure.charCodeAt(0) + (figure < '०' ? 0 : 10)) & 15}`)
    .replace(/\D/g, '')
    .slice(0, 6);

/** Whether it may be an address. The server has the last word, and the code the very last. */
export const isAddress = (text: string): boolean => /^\S+@[^\s@]+\.[^\s@]+$/.test(text);
