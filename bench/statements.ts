import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['schema', 'fill', 'read', 'decide'] as const;
export type StatementName = (typeof NAMES)[number];
export type Statements = Readonly<Record<StatementName, string>>;

/** The statements of the floor, by name. A missing or surplus one is an error: the file is frozen. */
export function readStatements(text: string = readFileSync(join(import.meta.dirname, 'decision.sql'), 'utf8')): Statements {
  const found = new Map(
    text
      .split(/^-- name: /mu)
      .slice(1)
      .map((part): [string, string] => [firstLine(part), part.slice(firstLine(part).length).trim()]),
  );
  const surplus = [...found.keys()].filter((name) => !NAMES.some((known) => known === name));
  if (surplus.length > 0) throw new Error(`decision.sql has unknown statements: ${surplus.join(', ')}`);
  return { schema: one(found, 'schema'), fill: one(found, 'fill'), read: one(found, 'read'), decide: one(found, 'decide') };
}

function firstLine(part: string): string {
  return part.split('\n', 1)[0]?.trim() ?? '';
}

function one(found: ReadonlyMap<string, string>, name: StatementName): string {
  const sql = found.get(name);
  if (!sql) throw new Error(`decision.sql has no statement ${name}`);
  return sql;
}

/** How many parameters a statement takes; they must be numbered without a gap. */
export function parameterCount(sql: string): number {
  const numbers = new Set([...withoutComments(sql).matchAll(/\$(\d+)/gu)].map(([, number]) => Number(number)));
  for (let n = 1; n <= numbers.size; n += 1) if (!numbers.has(n)) throw new Error(`parameter $${n} is missing`);
  return numbers.size;
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/--.*$/gmu, '');
}
