import type { Exchanges, OperationId } from './contract/index.js';

/** What a caller may give as `query` of an operation. */
export type QueryOf<Id extends OperationId> = Exchanges[Id]['query'];
/** What a caller gives as `body` of an operation. */
export type BodyOf<Id extends OperationId> = Exchanges[Id]['body'];

export type AnswerOf<Id extends OperationId> = Exchanges[Id]['answer'];

type Field<Name extends string, Value> = [Value] extends [never]
  ? { [K in Name]?: undefined }
  : Partial<Value> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

export type InputOf<Id extends OperationId> = Field<'params', Exchanges[Id]['params']> &
  Field<'query', Exchanges[Id]['query']> &
  Field<'body', Exchanges[Id]['body']>;

/** The operations that answer with a page of items. */
export type ItemOf<Id extends OperationId> =
  AnswerOf<Id> extends { data: (infer Item)[]; next_cursor: string | null } ? Item : never;

/** Their pages. */
export type PageOf<Id extends OperationId> = AnswerOf<Id> & { data: ItemOf<Id>[]; next_cursor: string | null };
