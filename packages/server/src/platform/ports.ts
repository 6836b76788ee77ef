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
  readonly #provided = new Map<Port<unknown>, { value: unknown; by: string }>();

  /** @param by the domain that does */
  provide({ port, value }: Provision, by: string): void {
    const other = this.#provided.get(port);
    if (other) throw new Error(`The port “${port.name}” is provided by ${other.by} and by ${by}: one must do.`);
    this.#provided.set(port, { value, by });
  }

  get<T>(port: Port<T>): T {
    const provided = this.#provided.get(port);
    if (!provided) throw new Error(`Nobody provides the port “${port.name}”: a domain must, in its index.ts.`);
    return provided.value as T;
  }
}
