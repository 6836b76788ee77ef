import { type TicketCategory, ticketCategories } from '@logishift/support-sdk/contract';
import { type Place, readCursor } from '../../platform/http/pagination.js';

/** Where an entry stands: by how many of the words asked for are in its question, then by category and position. */
export interface FaqPlace {
  rank: number;
  category: TicketCategory;
  position: number;
  id: string;
}

const parts = ({ rank, category, position }: FaqPlace) => [-rank, ticketCategories.indexOf(category), position];

/** Below 0 where `one` stands before `other`. */
export function comparePlaces(one: FaqPlace, other: FaqPlace): number {
  const theirs = parts(other);
  const differs = parts(one)
    .map((part, index) => part - (theirs[index] as number))
    .find((difference) => difference !== 0);
  return differs ?? (one.id < other.id ? -1 : Number(one.id > other.id));
}

/** A place as cursors carry it. */
export const placeValue = ({ rank, category, position }: Omit<FaqPlace, 'id'>): string =>
  `${rank}.${category}.${position}`;

const valuePattern = new RegExp(`^(\\d{1,3})\\.(${ticketCategories.join('|')})\\.(\\d{1,9})$`);

/** @throws Refusal for a cursor that is none. */
export function readFaqCursor(cursor: string | undefined): FaqPlace | null {
  const place: Place | null = readCursor(cursor, 'faq', (value) => valuePattern.test(value));
  const [, rank, category, position] = (place && valuePattern.exec(place.value)) ?? [];
  return (
    place && { rank: Number(rank), category: category as TicketCategory, position: Number(position), id: place.id }
  );
}
