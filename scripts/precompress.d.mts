/** Packs what is in a folder and below it: `main.js.br` and `main.js.gz` beside `main.js`. */
export function precompress(folder: string): void;
