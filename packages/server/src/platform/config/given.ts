import { nearest } from '@logishift/support-sdk/nearest';
import { readTextFile } from './text-file.js';

/** A setting and what is wrong with it. */
export type Mistake = readonly [name: string, message: string];

export interface Given {
  /** The settings that have a value, without what stands around it. */
  values: Record<string, string>;
  mistakes: Mistake[];
  /** For the log: what was set and is not known. */
  warnings: string[];
}

/** Which settings there are, and how some are written. */
export interface Names {
  names: readonly string[];
  /** Blanks around these may be part of them: only line breaks at their end are not. */
  secrets: readonly string[];
  /** JSON, or the path of a file with it. */
  files: readonly string[];
}

/** Of a host's own, by our documentation: they may stand in one environment with ours. */
const ofHosts = ['SUPPORT_API_KEY', 'SUPPORT_ISSUER_SECRET', 'SUPPORT_URL'];
/** What Kubernetes sets for a service that is called `support`. */
const ofKubernetes = /^SUPPORT_(\w+_)?(SERVICE_(HOST|PORT)(_\w+)?|PORT(_\d+_(TCP|UDP)(_\w+)?)?)$/;

/**
 * Collects settings from the environment: `NAME`, or the text of the file that `NAME_FILE` names. An
 * empty variable is one that is not set, as shells and compose files have it.
 */
export function givenSettings(env: Record<string, string | undefined>, { names, secrets, files }: Names): Given {
  const bare = (name: string, value: string) => bared(value, secrets.includes(name));
  const given: Given = { values: {}, mistakes: [], warnings: [] };
  const read = (name: string, path: string): string => {
    try {
      const text = bare(name, readTextFile(path));
      if (text === '') given.mistakes.push([name, `the file ${path} is empty`]);
      return text;
    } catch (error) {
      given.mistakes.push([name, (error as Error).message]);
      return '';
    }
  };
  for (const name of names) {
    const value = bare(name, env[name] ?? '');
    const file = (env[`${name}_FILE`] ?? '').trim();
    let text = value;
    if (file && value) given.mistakes.push([name, `is set twice: leave out ${name} or ${name}_FILE`]);
    else if (file) text = read(`${name}_FILE`, file);
    else if (value && files.includes(name) && !/^[[{]/.test(value)) text = read(name, pathIn(value));
    if (text) given.values[name] = text;
  }
  for (const name of Object.keys(env)) {
    if (!name.startsWith('SUPPORT_') || !env[name] || names.includes(name.replace(/_FILE$/, ''))) continue;
    if (ofHosts.includes(name) || ofKubernetes.test(name)) continue;
    const meant = nearest(name, [...names, ...names.map((one) => `${one}_FILE`)]);
    given.warnings.push(`There is no setting ${name}: it does nothing.${meant ? ` Do you mean ${meant}?` : ''}`);
  }
  return given;
}

/** Without the byte order mark and the line break that files and secret stores add. */
const bared = (value: string, isSecret: boolean): string =>
  isSecret ? value.replace(/^\ufeff|[\r\n]+$/g, '') : value.trim();

/** What was not meant to be a path may be a secret: it is not told whole. */
const pathIn = (value: string): string =>
  /[\r\n]/.test(value) || value.length > 500 ? `${value.slice(0, 8)}…` : value;
