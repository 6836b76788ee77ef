import { readFileSync } from 'node:fs';

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'we may not read it',
  EISDIR: 'it is a folder',
};

/**
 * Reads a text as Windows, editors and secret stores write it: UTF-8, or UTF-16 that says so, with a byte order mark or none.
 * @throws Error that names the file, and says why.
 */
export function readTextFile(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(`the file ${path} cannot be read: ${reasons[code] ?? message}`);
  }
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`the file ${path} cannot be read: it is not UTF-8`);
  }
}
