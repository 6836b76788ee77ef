import { domainsFolder } from '../line.mjs';
import { ownerOf, parseServer, tablesIn } from '../tables.mjs';

/** The last domain writes a table of the first, in every way that is known. */
export function writePlants(root, line) {
  const [first, last] = [line[0], line.at(-1)];
  const { name, sql } = tablesIn(parseServer(root)).find(({ file }) => ownerOf(file) === first);
  const tables = `'../${first}/tables.js'`;
  const file = (what) => `${domainsFolder}/${last}/planted-${what}.ts`;
  const after = (...lines) => [`import { ${name} } from ${tables};`, ...lines].join('\n');
  return {
    broken: {
      'a domain writes its own tables': {
        [file('insert')]: after(`await context.db.insert(${name}).values({});`),
        [file('update')]: after(`const tried = await tx.update(${name}).set({});`),
        [file('delete')]: after('await context.db', `  .delete(${name});`),
        [file('renamed')]: `import { ${name} as theirs } from ${tables};\nawait orm.update(theirs).set({});`,
        [file('whole')]: `import * as all from ${tables};\nawait orm.update(all.${name}).set({});`,
        [file('unknown')]: 'export const write = (db, table) =>\n  db.update(table).set({});',
        [file('sql-update')]: after(`await db.execute(sql\`with a as (select 1) update \${${name}} set x = 1\`);`),
        [file('sql-insert')]: after(`await db.execute(sql\`INSERT  INTO \${${name}} default values\`);`),
        [file('sql-delete')]: after(`await db.execute(sql\`select \${1}; delete from \${${name}}\`);`),
        [file('sql-words')]: `await pg.query('update ${sql} set x = 1');`,
        [file('sql-template')]: `await pg.unsafe(\`delete from public.${sql} where id = \${all}\`);`,
        [file('sql-alias')]: `await pg.query(sql\`update "${sql}" as one set x = 1\`);`,
        [file('handed-on')]: after(`export { ${name} };`),
        [file('handed-on-at-once')]: `export { ${name} } from ${tables};`,
        [file('handed-on-whole')]: `export * from ${tables};`,
      },
    },
    fine: {
      [file('reads')]: after(
        `await db.select().from(${name});`,
        `await db.execute(sql\`select 1 from \${${name}} for update of ${sql}\`);`,
        `ids.delete(${name}.id);`,
        `hash.update('${sql}'); log.warn('It was too late to update ${sql}');`,
        `export type { Registration } from ${tables};`,
      ),
    },
  };
}
