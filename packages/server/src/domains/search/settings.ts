import { defineSettings } from '../../platform/config/settings.js';
import { decimal } from '../../platform/config/values.js';

export const settings = defineSettings({
  // Shorter than a request has.
  shapes: { SUPPORT_SEARCH_SECONDS: decimal(0.1, 4).default(1.5) },
  make: (it) => ({ longestSearch: it.SUPPORT_SEARCH_SECONDS * 1000 }),
});
