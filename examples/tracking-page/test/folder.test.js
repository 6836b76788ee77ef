import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoFolder, eraseDemoFolder, openDemoFolder } from '../demo/folder.js';

let folder;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'demo-folder-')), 'demo');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

describe("the demo's folder", () => {
  it('is where DEMO_DATA_DIR says', () => {
    expect(demoFolder({ DEMO_DATA_DIR: folder })).toBe(folder);
  });

  it('is erased only if the demo has made it', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), 'ten years of work');
    expect(() => eraseDemoFolder(folder)).toThrow(/not erased/);
    expect(() => openDemoFolder(folder)).toThrow(/not used/);
    expect(existsSync(join(folder, 'thesis.txt'))).toBe(true);

    rmSync(folder, { recursive: true });
    openDemoFolder(folder);
    eraseDemoFolder(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('is not erased under a running PostgreSQL', () => {
    const { dataDir } = openDemoFolder(folder);
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n`);
    expect(() => eraseDemoFolder(folder)).toThrow(/is running on it/);
    expect(existsSync(dataDir)).toBe(true);
  });

  it('keeps its secrets from one start to the next, for its owner alone', () => {
    const { secrets } = openDemoFolder(folder);
    expect(openDemoFolder(folder).secrets).toEqual(secrets);
    expect(new Set(Object.values(secrets)).size).toBe(3);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });
});
