import type { TemplateResult } from 'lit';
import { fullShape, type StatusShape, statusShape } from './status-shapes.js';

/** Apart from those of the statuses, which the widget's first view needs. */
const priorities = {
  high: 'M6 1.8 11 10.4H1L6 1.8Z',
  medium: 'M2.2 2.2h7.6v7.6H2.2V2.2Z',
  low: 'M6 10.2 1 1.6h10L6 10.2Z',
} as const;

export type ShapeName = StatusShape | keyof typeof priorities;

/**
 * A shape that says a status or a priority without colour: ● open, ◐ in progress, ❚❚ on hold, ✓ resolved, ○ closed;
 * ▲ high, ■ medium, ▼ low. On a 12-unit grid, in the colour of the text around it. Hidden from screen readers: its word
 * stands beside it.
 */
export function shape(name: ShapeName, size: number = 10): TemplateResult {
  return name in priorities
    ? fullShape(priorities[name as keyof typeof priorities], size)
    : statusShape(name as StatusShape, size);
}
