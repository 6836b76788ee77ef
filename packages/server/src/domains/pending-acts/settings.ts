import { defineSettings } from '../../platform/config/settings.js';
import { wholeNumber } from '../../platform/config/values.js';

export const settings = defineSettings({
  shapes: { SUPPORT_UNDO_SECONDS: wholeNumber(0, 60).default(5) },
  make: (it) => ({ undoSeconds: it.SUPPORT_UNDO_SECONDS }),
});
