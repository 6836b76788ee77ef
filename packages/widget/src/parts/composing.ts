/** Whether a key belongs to an input method that is composing a word. Safari ends the composition first: it says so by 229. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
