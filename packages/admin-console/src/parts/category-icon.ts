import type { TicketCategory } from '@logishift/support-sdk';
import { icon } from './icon.js';
import { CircleEllipsis, ClockAlert, PackageSearch, PackageX, ThumbsDown } from './icons.js';

// The widget's: what a customer chose is what an agent sees.
const signs = { damaged: PackageX, lost: PackageSearch, late: ClockAlert, quality: ThumbsDown, other: CircleEllipsis };

export const categoryIcon = (category: TicketCategory, size = 16) => icon(signs[category], size);
