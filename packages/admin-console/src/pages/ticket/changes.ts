import type { ActorName, TicketDetail, TimelineEntry } from '@logishift/support-sdk';

/** What of a ticket several people may set. */
export type TicketField = 'status' | 'priority' | 'category' | 'agent';

export const ticketFields = ['status', 'priority', 'category', 'agent'] as const satisfies TicketField[];

export interface FieldChange {
  field: TicketField;
  /** Null: the system. */
  by: Pick<ActorName, 'id' | 'name'> | null;
}

const touched: Partial<Record<TimelineEntry['kind'], TicketField[]>> = {
  'ticket.status_changed': ['status'],
  'ticket.priority_changed': ['priority'],
  'ticket.category_changed': ['category'],
  'ticket.assigned': ['agent', 'status'],
  'ticket.unassigned': ['agent', 'status'],
};

/** What others than `me` changed of a ticket between two looks at it, the latest of each field. */
export function changesBetween(
  before: Pick<TicketDetail, 'timeline'>,
  after: Pick<TicketDetail, 'timeline'>,
  me: string,
): FieldChange[] {
  const known = new Set(before.timeline.map(({ id }) => id));
  const latest = new Map<TicketField, FieldChange>();
  for (const { id, kind, actor } of after.timeline) {
    if (known.has(id)) continue;
    for (const field of touched[kind] ?? []) {
      if (actor?.id === me) latest.delete(field);
      else latest.set(field, { field, by: actor });
    }
  }
  return [...latest.values()];
}
