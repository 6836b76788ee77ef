// The root alone is a slash and nothing else.
const withoutFinalSlash = (path: string) => path.replace(/(.)\/$/, '$1');

/** A path of the contract as it is mounted: `/tickets/{id}/` as `/tickets/:id`. */
export const honoPath = (path: string): string => withoutFinalSlash(path).replace(/\{(\w+)\}/g, ':$1');

/** The paths of requests that come to a path of the contract: with any parameters, with and without the final slash. */
export const pathPattern = (path: string): RegExp =>
  new RegExp(
    `^${withoutFinalSlash(path)
      .replaceAll('.', '\\.')
      .replace(/\{\w+\}/g, '[^/]+')}/?$`,
  );
