const day = 86_400_000;

/**
 * What both the server's tables and the floors' are filled with: a year of tickets, most of them closed, some of each kind
 * open. Chosen by a hash of the ticket's number, so that each run has the same.
 */
export function planOf(tickets, now) {
  return {
    tickets,
    end: now - 3 * day,
    customers: Math.max(100, Math.round(tickets / 10)),
    agents: Math.max(20, Math.round(tickets / 500)),
  };
}

/** Makes the temporary table `plan`: a row a ticket. */
export async function writePlan(client, { tickets, end, customers, agents }) {
  const step = (365 * day) / tickets;
  await client.query(`
    create function pg_temp.dice(n bigint, salt int, sides int) returns int immutable language sql
      as $$ select ((hashint8(n * 64 + salt) & 2147483647) % sides)::int $$;
    create function pg_temp.moment(ms bigint) returns timestamptz immutable language sql
      as $$ select to_timestamp(ms / 1000.0) $$;
    create function pg_temp.id_at(ms bigint, kind int, n bigint) returns uuid immutable language sql
      as $$ select (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;
    create function pg_temp.person(kind int, n bigint) returns uuid immutable language sql
      as $$ select pg_temp.id_at(1000000, kind, n) $$;
    create temp table plan as
      select *, pg_temp.person(2, customer) as customer_id, pg_temp.person(3, agent) as agent_id from (
      select n, pg_temp.id_at(at, 1, n) as id, at, status, messages,
        1 + pg_temp.dice(n, 1, ${customers}) as customer,
        case when status <> 'open' then 1 + pg_temp.dice(n, 2, ${agents}) end as agent,
        case when status = 'resolved' then ${end} + pg_temp.dice(n, 3, ${2 * day}) else at + ${day} end as settled_at
      from (select n, at, chance,
          case when chance < 10 then 'open' when chance < 40 then 'in_progress' when chance < 50 then 'on_hold'
            when chance < 70 then 'resolved' else 'closed' end as status,
          case pg_temp.dice(n, 4, 10) when 0 then 4 when 1 then 2 when 2 then 2 when 3 then 2 when 4 then 2 else 0 end as messages
        from (select n, pg_temp.dice(n, 5, 1000) as chance, (${end} - (${tickets} - n) * ${step})::bigint as at
          from generate_series(1::bigint, ${tickets}) as n) as numbered) as chosen) as whole;
    analyze plan`);
}

/**
 * Fills tables that are empty, without their other indexes, which are made afterwards. All of it is one transaction that
 * begins with new files for the tables: then PostgreSQL need not keep a log of each row.
 */
export async function fillTables(client, tables, statements) {
  await client.query(`begin; truncate ${tables.join(', ')} cascade`);
  const { rows: indexes } = await client.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (const statement of statements) await client.query(statement);
  for (const { definition } of indexes) await client.query(definition);
  await client.query('commit');
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
}
