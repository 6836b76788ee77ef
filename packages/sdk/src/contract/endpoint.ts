import type { z } from 'zod';
import { type OperationId, operations } from './operations.js';
import type { ProblemCode } from './problem.js';

/** Any shape of the contract. */
export type Shape = z.ZodType;
/** What a sender may write for a shape, and what a receiver reads. */
export type InputOf<S extends Shape> = z.input<S>;
export type OutputOf<S extends Shape> = z.output<S>;

/** How large a body may be, and how it must arrive. */
export interface BodyLimits {
  /** So many bytes at most. */
  bytes: number;
  /** Seconds it may take in all. One that may take long still ends as soon as its sender makes no progress. */
  seconds: number;
}

/** Where an endpoint declares nothing else: a form or a message, which arrives at once or not at all. */
export const usualBody: BodyLimits = { bytes: 256 * 1024, seconds: 4 };

/** What an endpoint takes and gives, beside its plain data in `operations.ts`. */
export interface EndpointShapes {
  /** One line: what it does. */
  summary: string;
  /** What a caller must know beyond the summary. */
  description?: string;
  params?: Shape;
  query?: Shape;
  body?: Shape;
  /** Of its body, where it is not the usual one: an upload is larger, and slower. */
  body_limits?: BodyLimits;
  /** The one answer of success. `shape: null` is an answer without a body. */
  answer: { status: 200 | 201 | 204; shape: Shape | null; type?: string };
  /** Codes of the refusals that are this endpoint's own (the general ones are everywhere). */
  refusals?: readonly ProblemCode[];
}

export type Endpoint<Id extends OperationId = OperationId, S extends EndpointShapes = EndpointShapes> = {
  id: Id;
} & (typeof operations)[Id] &
  S;

/** Joins an operation's plain data with its shapes. */
export function endpoint<const Id extends OperationId, const S extends EndpointShapes>(
  id: Id,
  shapes: S,
): Endpoint<Id, S> {
  return { id, ...operations[id], ...shapes };
}
