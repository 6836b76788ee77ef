import type { Contract, InputOf as Given, OperationId, OutputOf as Read, Shape } from './contract/index.js';

/** Types of a call, taken from the contract: nothing of this file is left in the bundle. */
type Domains = { [D in keyof Contract]: Contract[D][keyof Contract[D]] };
type EndpointOf<Id extends OperationId> = Extract<Domains[keyof Domains], { id: Id }>;

type Part<Id extends OperationId, Name extends 'params' | 'query' | 'body'> =
  EndpointOf<Id> extends Record<Name, infer S extends Shape> ? Given<S> : never;

/** What a caller may give as `query` of an operation. */
export type QueryOf<Id extends OperationId> = Part<Id, 'query'>;
/** What a caller gives as `body` of an operation. */
export type BodyOf<Id extends OperationId> = Part<Id, 'body'>;

export type AnswerOf<Id extends OperationId> =
  EndpointOf<Id> extends { answer: { shape: infer S extends Shape } } ? Read<S> : undefined;

type Field<Name extends string, Value> = [Value] extends [never]
  ? { [K in Name]?: undefined }
  : Partial<Value> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

export type InputOf<Id extends OperationId> = Field<'params', Part<Id, 'params'>> &
  Field<'query', Part<Id, 'query'>> &
  Field<'body', Part<Id, 'body'>>;

/** The operations that answer with a page of items. */
export type ItemOf<Id extends OperationId> =
  AnswerOf<Id> extends { data: (infer Item)[]; next_cursor: string | null } ? Item : never;

/** Their pages. */
export type PageOf<Id extends OperationId> = AnswerOf<Id> & { data: ItemOf<Id>[]; next_cursor: string | null };
