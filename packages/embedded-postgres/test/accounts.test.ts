import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, isRoot, needsRoot, removeFolders, removeShared, sharedInstallation } from './folders.js';
import { type Connection, hold, stopAll, withClient } from './holder.js';
import { install, links } from './installation.js';

afterEach(async () => {
  await stopAll();
  removeFolders();
});
afterAll(removeShared);

async function answers(connection: Connection): Promise<boolean> {
  const [row] = await withClient(connection, (sql) => sql`select 1 as one`);
  return row?.['one'] === 1;
}

function idOf(flag: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
}

describe('where npm ran no install scripts', () => {
  it("the links that PostgreSQL's programs need are made from the package's list", async () => {
    const { program, binaries } = await install(freshFolder());
    const wanted = links(binaries);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter(({ target }) => existsSync(join(binaries, target)))).toEqual([]);
    const { ready } = await hold(program, join(freshFolder(), 'data')).ready();
    expect(await answers(ready)).toBe(true);
    expect(wanted.filter(({ target }) => !lstatSync(join(binaries, target)).isSymbolicLink())).toEqual([]);
  });
});

describe('on a platform without PostgreSQL programs', () => {
  it('says so, and names DATABASE_URL', async () => {
    const { program, binaries } = await install(freshFolder());
    rmSync(binaries, { recursive: true });
    const dataDir = freshFolder();
    const { name, message } = await hold(program, dataDir).refusal();
    expect(name).toBe('EmbeddedPostgresError');
    expect(message).toContain(`${process.platform}-${process.arch}`);
    expect(message).toContain('DATABASE_URL');
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe.runIf(isRoot)('started by an ordinary user', () => {
  const user = isRoot ? { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') } : {};

  it('runs as that user', async () => {
    const home = freshFolder();
    chownSync(home, user.uid!, user.gid!);
    const { program, binaries } = await install(home);
    execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, home]);
    const { ready, pid } = await hold(program, join(home, 'data'), {}, user).ready();
    expect(await answers(ready)).toBe(true);
    expect(statSync(`/proc/${pid}`).uid).toBe(user.uid);
    expect(existsSync(join(binaries, links(binaries)[0]!.target))).toBe(true);
  });

  it('from an installation that the user may only read, runs from a copy in the data folder', async () => {
    const { program, binaries } = await install(freshFolder());
    const dataDir = freshFolder();
    chownSync(dataDir, user.uid!, user.gid!);
    const { ready } = await hold(program, dataDir, {}, user).ready();
    expect(await answers(ready)).toBe(true);
    expect(existsSync(join(binaries, links(binaries)[0]!.target))).toBe(false);
    expect(readdirSync(dataDir).some((name) => name.startsWith('postgresql-'))).toBe(true);
  });

  it('says so when the data folder belongs to someone else', async () => {
    const { program } = await sharedInstallation();
    const dataDir = freshFolder();
    const { name, message } = await hold(program, dataDir, {}, user).refusal();
    expect(name).toBe('EmbeddedPostgresError');
    expect(message).toContain(dataDir);
    expect(message).toContain('SUPPORT_DATA_DIR');
  });
});

describe.runIf(isRoot)('started by root', () => {
  it('runs as the system user postgres, to whom an empty data folder is given', async () => {
    const { program } = await sharedInstallation();
    const dataDir = freshFolder('/tmp', 0o700);
    const { ready, pid } = await hold(program, dataDir).ready();
    expect(await answers(ready)).toBe(true);
    expect(statSync(`/proc/${pid}`).uid).toBe(idOf('-u', 'postgres'));
    expect(statSync(dataDir).uid).toBe(idOf('-u', 'postgres'));
  });

  it('runs as the user who made the database, if one did', async () => {
    const { program } = await sharedInstallation();
    const user = { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') };
    const dataDir = freshFolder();
    chownSync(dataDir, user.uid, user.gid);
    const theirs = hold(program, dataDir, {}, user);
    await theirs.ready();
    await theirs.stop();
    const { ready, pid } = await hold(program, dataDir).ready();
    expect(await answers(ready)).toBe(true);
    expect(statSync(`/proc/${pid}`).uid).toBe(user.uid);
  });

  describe('from a clone that only root may enter', () => {
    const shared = '/var/lib/logishift-support';
    let before: string[] | undefined;
    beforeAll(() => {
      before = existsSync(shared) ? readdirSync(shared) : undefined;
    });
    afterAll(() => {
      for (const name of existsSync(shared) ? readdirSync(shared) : []) {
        if (!before?.includes(name)) rmSync(join(shared, name), { recursive: true, force: true });
      }
      if (!before) rmSync(shared, { recursive: true, force: true });
    });

    it('runs from a copy made once, and is back quickly', async () => {
      const { program } = await install(freshFolder('/root', 0o700));
      const dataDir = join(freshFolder(), 'data');
      const first = hold(program, dataDir);
      expect(await answers((await first.ready()).ready)).toBe(true);
      await first.stop();
      const copies = readdirSync(shared).filter((name) => name.startsWith('postgresql-'));
      expect(copies).toHaveLength(1);
      const second = await hold(program, dataDir).ready();
      expect(await answers(second.ready)).toBe(true);
      expect(second.ms).toBeLessThan(5000);
      expect(readdirSync(shared).filter((name) => name.startsWith('postgresql-'))).toEqual(copies);
    });

    it('runs where a strict umask closed the installation to everyone else', async () => {
      const home = freshFolder();
      const { program } = await install(home);
      chmodSync(join(home, 'node_modules'), 0o700);
      const { ready } = await hold(program, join(freshFolder(), 'data')).ready();
      expect(await answers(ready)).toBe(true);
    });

    it('refuses a data folder that PostgreSQL cannot enter, says what to do, and makes nothing there', async () => {
      const { program } = await sharedInstallation();
      const home = freshFolder('/root', 0o700);
      const { name, message, ms } = await hold(program, join(home, 'deep/data')).refusal();
      expect(name).toBe('EmbeddedPostgresError');
      expect(message).toContain(join(home, 'deep/data'));
      expect(message).toContain('the system user "postgres"');
      expect(message).toContain('SUPPORT_DATA_DIR');
      expect(message).toContain('DATABASE_URL');
      expect(ms).toBeLessThan(2000);
      expect(readdirSync(home)).toEqual([]);
    });
  });
});

if (needsRoot) console.log(`the embedded PostgreSQL started by root and by another user${needsRoot}`);
