import type { Client } from 'pg';

const tables = `
select c.oid::regclass::text as "table", c.relrowsecurity as "isSecured", c.relforcerowsecurity as "isForced"
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations' order by 1`;

const columns = `
select a.attrelid::regclass::text as "table", concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
  case when a.attnotnull then 'not null' end, 'default ' || pg_get_expr(d.adbin, d.adrelid)) as line
from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`;

// PostgreSQL 18 keeps "not null" as constraints with made-up names; the column says it already.
const constraints = `
select conrelid::regclass::text as "table", 'constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as line
from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n' order by 1, 2`;

const indexes = `
select i.indrelid::regclass::text as "table", pg_get_indexdef(i.indexrelid) || ';' as line
from pg_index i join pg_class c on c.oid = i.indexrelid
where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid) order by 1, 2`;

const policies = `
select format('%I', tablename) as "table", format('create policy %I on %I as %s for %s to %s using (%s)%s;', policyname, tablename, lower(permissive), lower(cmd),
  array_to_string(roles, ', '), qual, ' with check (' || with_check || ')') as line
from pg_policies where schemaname = 'public' order by 1, 2`;

const triggers = `
select tgrelid::regclass::text as "table", pg_get_triggerdef(oid) || ';' as line
from pg_trigger where not tgisinternal and tgrelid::regclass::text <> 'migrations' order by 1, 2`;

const grants = `
select format('%I', table_name) as "table", format('grant %s on %I to %I;', string_agg(lower(privilege_type), ', ' order by privilege_type), table_name, grantee) as line
from information_schema.role_table_grants where table_schema = 'public' and grantee <> grantor group by table_name, grantee order by 1, 2`;

// Rights to single columns; those that come with a right to the table are said there.
const columnGrants = `
select c.oid::regclass::text as "table", format('grant %s (%s) on %s to %I;', lower(g.privilege_type), string_agg(quote_ident(a.attname), ', ' order by a.attname), c.oid::regclass, g.grantee::regrole::text) as line
from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) g
where c.relnamespace = 'public'::regnamespace and not a.attisdropped group by c.oid, g.privilege_type, g.grantee order by 1, 2`;

const functions = `
select pg_get_functiondef(p.oid) || ';' as line from pg_proc p
where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend where objid = p.oid and deptype = 'e') order by p.proname, 1`;

const extensions = `select 'create extension ' || quote_ident(extname) || ';' as line from pg_extension where extname <> 'plpgsql' order by 1`;

interface OfTable {
  readonly table: string;
  readonly line: string;
}

/** The schema as PostgreSQL itself describes it, table by table in a fixed order: what a reviewer reads and a test compares. */
export async function printSchema(owner: Client): Promise<string> {
  const lines = async (sql: string): Promise<string[]> => (await owner.query<{ line: string }>(sql)).rows.map(({ line }) => line.trim());
  const byTable = async (sql: string): Promise<(table: string) => string[]> => {
    const groups = Map.groupBy((await owner.query<OfTable>(sql)).rows, ({ table }) => table);
    return (table) => (groups.get(table) ?? []).map(({ line }) => line);
  };
  const inside = [await byTable(columns), await byTable(constraints)];
  const beside = [await byTable(indexes), await byTable(policies), await byTable(triggers), await byTable(grants), await byTable(columnGrants)];
  const found = (await owner.query<{ table: string; isSecured: boolean; isForced: boolean }>(tables)).rows;
  const printed = found.map(({ table, isSecured, isForced }) =>
    [
      `create table ${table} (\n  ${inside.flatMap((of) => of(table)).join(',\n  ')}\n);`,
      ...(isSecured ? [`alter table ${table} enable row level security;`] : []),
      ...(isForced ? [`alter table ${table} force row level security;`] : []),
      ...beside.flatMap((of) => of(table)),
    ].join('\n'),
  );
  return `${[...(await lines(extensions)), ...(await lines(functions)), ...printed].join('\n\n')}\n`;
}
