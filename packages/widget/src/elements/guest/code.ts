/** The digits of what was typed or pasted, in any script's figures; six at most. */
export const digitsOf = (typed: string): string =>
  [...typed]
    .map((char) => {
      const arabic = '٠١٢٣٤٥٦٧٨٩'.indexOf(char);
      const hindi = '०१२३४५६७८९'.indexOf(char);
      return arabic >= 0 ? arabic : hindi >= 0 ? hindi : char;
    })
    .join('')
    .replace(/\D/g, '')
    .slice(0, 6);

/** Whether it may be an address. The server has the last word, and the code the very last. */
export const isAddress = (text: string): boolean => /^\S+@[^\s@]+\.[^\s@]+$/.test(text);
