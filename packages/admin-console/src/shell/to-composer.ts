/** Who goes by keyboard wants to write: the open ticket turns to its composer. @fires write */
export const toComposer = new EventTarget();
