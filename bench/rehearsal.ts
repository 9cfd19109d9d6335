/** `node bench/rehearsal.ts` after a build: a chain of ten steps rehearsed over two thousand units, from the order to the last row kept. */
import { parseArgs } from 'node:util';
import type { LifecycleDefinition } from '@bihuan/library';
import { paperOf } from '../apps/api/dist/capabilities/designs/paper/paper.js';
import { outcomeOf } from '../apps/api/dist/capabilities/designs/paper/outcome.js';
import { createDesign } from '../apps/api/dist/capabilities/designs/commands/create-design.js';
import { startRehearsal } from '../apps/api/dist/capabilities/designs/rehearsal/start-rehearsal.js';
import { loadDemo } from '../apps/api/dist/demo/index.js';
import { UnitOfWork } from '../apps/api/dist/kernel/database/unit-of-work.js';
import { OutboxDrain } from '../apps/api/dist/kernel/outbox/outbox-drain.js';
import { TenantList } from '../apps/api/dist/kernel/tenants/tenant-list.js';
import { officeClerk, withProduct } from './in-process.ts';
import type { Product } from './in-process.ts';
import { addUnits } from './wide-plan.ts';

const PROMISED = 10;
const DAY = '2018-10-08';
const { values } = parseArgs({ options: { units: { type: 'string', default: '2000' }, steps: { type: 'string', default: '10' } } });

await withProduct({ max_wal_size: '4GB' }, run);

async function run({ app, admin }: Product): Promise<void> {
  const work = app.get(UnitOfWork);
  const { tenantId } = await loadDemo(work, app.get(TenantList));
  await addUnits(admin, { tenantId, count: Number(values.units), category: 'branch' });
  const { person: personId } = await officeClerk(admin);
  const content = JSON.stringify({ type: 'bihuan-definitions', format: 1, lifecycles: [chainOf(Number(values.steps))] });
  const designId = (await work.run(tenantId, (tx) => createDesign(tx, personId, { from: { type: 'file', fileName: 'chain.json', content } }))).id ?? '';
  const began = performance.now();
  const id = await work.run(tenantId, (tx) => startRehearsal(tx, { designId, personId, revision: 1, day: DAY, answers: {} }));
  await app.get(OutboxDrain).drain();
  const seconds = (performance.now() - began) / 1000;
  const kept = (
    await admin.query<{ units: number; troubles: number }>(
      `select count(*)::int as units, count(*) filter (where troubles <> '{}')::int as troubles from design_rehearsal_rows where rehearsal_id = $1`,
      [id],
    )
  ).rows[0];
  console.log(
    `rehearsed ${kept?.units} units, ${values.steps} steps: ${seconds.toFixed(1)} s (promised: ${PROMISED} s); ${kept?.troubles} with troubles; ${(await without(work, tenantId)).toFixed(1)} s of it on paper if no two were alike`,
  );
  process.exitCode = kept && kept.units >= Number(values.units) && seconds <= PROMISED ? 0 : 1;
}

/** The same with every run played for itself: what it costs when units have nothing in common. */
async function without(work: UnitOfWork, tenantId: string): Promise<number> {
  return work.read(tenantId, async (tx) => {
    const paper = await paperOf(tx, { lifecycle: chainOf(Number(values.steps)), forms: [], series: [] }, { day: DAY, answers: {} });
    const units = await tx.rows<{ id: string }>(`select id from units where code like 'bench-%'`);
    const began = performance.now();
    for (const { id } of units) await outcomeOf({ ...paper, runs: new Map() }, { unitId: id });
    return (performance.now() - began) / 1000;
  });
}

/** One after another, with two forks on the way. */
function chainOf(steps: number): LifecycleDefinition {
  const step = (n: number) =>
    ({
      type: 'step',
      id: `s${n}`,
      label: `第${n}步`,
      mine: '等您办理',
      mode: n % 3 === 0 ? 'all' : 'any',
      self: 'skip',
      agree: { label: '同意', record: '同意' },
      due: { within: { amount: 2, unit: 'working-days' } },
      work: {
        who: [
          { type: 'post', post: ['office_clerk', 'office_head', 'deputy_secretary', 'committee_secretary', 'committee_member'][n % 5] ?? '', of: 'anywhere' },
          { type: 'area-leader' },
        ],
        act: '去办理',
        minutes: 5,
      },
    }) as const;
  const fork = (id: string, from: number) =>
    ({ type: 'fork', id, branches: [0, 1].map((n) => ({ id: `${id}-${n}`, label: `分支${n}`, nodes: [step(from + n)] })) }) as const;
  const plain = Array.from({ length: Math.max(0, steps - 4) }, (_, n) => step(n + 5));
  return {
    format: 1,
    key: 'bench-chain',
    title: '压力测试',
    noun: '事项',
    create: { to: 'drafting', record: '新建' },
    start: { label: '发起', posts: ['branch_clerk'], form: 'request' },
    order: ['drafting', 'deciding', 'done'],
    states: {
      drafting: {
        label: '起草中',
        tone: 'blue',
        work: { who: [{ type: 'person-field', field: 'filler' }], act: '填写' },
        on: { SEND: { to: 'deciding', label: '提交', who: [{ type: 'at-work' }], record: '提交', primary: true, submits: true } },
      },
      deciding: { label: '审批中', tone: 'purple', chain: { agreed: 'done', nodes: [fork('f1', 1), fork('f2', 3), ...plain] } },
      done: { label: '已办结', tone: 'teal', end: 'done' },
    },
  };
}
