/**
 * What an early domain asks for and a later one, or the start of the server, provides. The early one says what it needs, and
 * imports nothing of whoever provides it.
 */
export interface Port<T> {
  readonly name: string;
  /** For the compiler alone: what is provided. */
  readonly provides?: T;
}

export const port = <T>(name: string): Port<T> => ({ name });

export interface Provision {
  port: Port<unknown>;
  value: unknown;
}

export const provide = <T>(port: Port<T>, value: T): Provision => ({ port, value });

/** Everything that is provided, by port. */
export class Ports {
  readonly #provided = new Map<Port<unknown>, unknown>();

  provide({ port, value }: Provision): void {
    if (this.#provided.has(port)) throw new Error(`Two provide ${port.name}`);
    this.#provided.set(port, value);
  }

  get<T>(port: Port<T>): T {
    if (!this.#provided.has(port)) throw new Error(`Nobody provides ${port.name}`);
    return this.#provided.get(port) as T;
  }
}
