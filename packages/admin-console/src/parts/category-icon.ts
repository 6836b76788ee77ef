import type { TicketCategory } from '@logishift/support-sdk';
import { icon } from './icon.js';
import { CircleQuestionMark, Clock, PackageOpen, PackageX, Star } from './icons.js';

const signs = { damaged: PackageOpen, lost: PackageX, late: Clock, quality: Star, other: CircleQuestionMark };

export const categoryIcon = (category: TicketCategory, size = 16) => icon(signs[category], size);
