import type { Client } from 'pg';
import type { PlanDefinition } from '@bihuan/library';

export const CATEGORY = { key: 'bench', label: '单位', all: '各单位' } as const;

/** Every unit of a category gets each of the tasks, to be registered as done: the commonest share there is. */
export function widePlan(tasks: number, category: string = CATEGORY.key): PlanDefinition {
  return {
    format: 1,
    key: 'bench-launch',
    title: '压力测试',
    programme: '压力测试',
    year: 2018,
    theme: '',
    basis: [],
    tableTitle: '',
    chapters: [],
    lifecycles: { campaign: 'campaign', stage: 'stage', task: 'task' },
    stages: [{ key: 'one', label: '一', title: '一', focus: '', paths: [], startsOn: null, dueText: '年底前', dueOn: '2018-12-29', gate: false }],
    tasks: Array.from({ length: tasks }, (_, n) => ({
      printedNo: String(n + 1),
      stage: 'one',
      title: `任务${n + 1}`,
      shortTitle: `任务${n + 1}`,
      leadText: null,
      lead: { type: 'category', category },
      dueText: '年底前',
      dueOn: '2018-12-28',
      dueReading: null,
      how: { way: 'register', lists: [] },
    })),
  };
}

export interface UnitsWanted {
  readonly tenantId: string;
  readonly count: number;
  readonly category: string;
}

/** Each with a clerk of its own. */
export async function addUnits(admin: Client, { tenantId, count, category }: UnitsWanted): Promise<void> {
  const of = (sql: string, values: readonly unknown[] = []): Promise<unknown> => admin.query(sql, [tenantId, count, ...values]);
  const all = `from generate_series(1, $2::int) as n`;
  await of(
    `insert into units (tenant_id, id, code, name, tree, parent_id, ordinal, category)
            select $1, uuidv7(), 'bench-' || n, '单位' || n, 'party', (select id from units where tenant_id = $1 and parent_id is null and tree = 'party' limit 1), 1000 + n, $3 ${all}`,
    [category],
  );
  await of(
    `insert into persons (tenant_id, id, staff_no, mobile, name, is_cadre) select $1, uuidv7(), 'b' || n, '2' || lpad(n::text, 10, '0'), '某人', false ${all}`,
  );
  await of(`insert into post_holdings (tenant_id, id, person_id, unit_id, post_id, during)
            select $1, uuidv7(), p.id, u.id, (select id from posts where tenant_id = $1 and key = 'branch_clerk'), '[2018-01-01,)'
            ${all} join persons p on p.tenant_id = $1 and p.staff_no = 'b' || n join units u on u.tenant_id = $1 and u.code = 'bench-' || n`);
  await admin.query('vacuum analyze');
}
