import type { TicketCategory } from '@logishift/support-sdk/customer';
import { circleEllipsis, clockAlert, packageSearch, packageX, thumbsDown } from '../theme/icons.js';

/** The categories in the order the screens show them, with their icons. */
export const categoryIcons: Record<TicketCategory, string> = {
  damaged: packageX,
  lost: packageSearch,
  late: clockAlert,
  quality: thumbsDown,
  other: circleEllipsis,
};

export const categories = Object.keys(categoryIcons) as TicketCategory[];
