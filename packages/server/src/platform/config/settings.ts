import type { z } from 'zod';
import type { Config } from '../config.js';
import type { Mistake } from './given.js';

type Shapes = Record<string, z.ZodType>;
type ValuesOf<S extends Shapes> = { [Name in keyof S]: z.output<S[Name]> };

/** What operators set for one part of the server: names of the environment, what each may be, and what is made of them. */
export interface Settings<Made extends object = object> {
  shapes: Shapes;
  /** Of these, blanks around a value may be part of it. */
  secrets: readonly string[];
  /** These are JSON, or the path of a file with it. */
  files: readonly string[];
  /** What is wrong with them together, once each is right by itself; `all`: every domain's. */
  check(all: Readonly<Record<string, unknown>>): Mistake[];
  make(values: Record<string, unknown>, server: Config): Made;
  /** They, as the server was started with them. */
  of(context: { config: Config }): Made;
}

/** Defines settings, with what is made of them: it is asked for by `settings.of(context)`. */
export function defineSettings<const S extends Shapes, Made extends object>(definition: {
  shapes: S;
  secrets?: readonly (keyof S & string)[];
  files?: readonly (keyof S & string)[];
  check?(all: Readonly<Partial<ValuesOf<S>> & Record<string, unknown>>): Mistake[];
  make(values: ValuesOf<S>, server: Config): Made;
}): Settings<Made> {
  const { shapes, secrets = [], files = [], check = () => [], make } = definition;
  return {
    shapes,
    secrets,
    files,
    check: check as Settings['check'],
    make: make as Settings<Made>['make'],
    of: ({ config }) => config as Config & Made,
  };
}
