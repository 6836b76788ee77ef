import type { InputOf, OutputOf, Shape } from './endpoint.js';
import type { Contract } from './index.js';
import type { OperationId } from './operations.js';

type Domains = { [D in keyof Contract]: Contract[D][keyof Contract[D]] };
type EndpointOf<Id extends OperationId> = Extract<Domains[keyof Domains], { id: Id }>;

type Part<Id extends OperationId, Name extends 'params' | 'query' | 'body'> =
  EndpointOf<Id> extends Record<Name, infer S extends Shape> ? InputOf<S> : never;
type Answer<Id extends OperationId> =
  EndpointOf<Id> extends { answer: { shape: infer S extends Shape } } ? OutputOf<S> : undefined;

/** What each operation takes and gives: the client takes its types from here, and the build spells them out. */
export type Exchanges = {
  [Id in OperationId]: {
    params: Part<Id, 'params'>;
    query: Part<Id, 'query'>;
    body: Part<Id, 'body'>;
    answer: Answer<Id>;
  };
};
