import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { publishedVersion } from '../../definitions/index.js';
import { dayViewOf, isCountable } from '../../items/index.js';
import { namesOf, peopleAtWork, unitsOf } from '../../people/index.js';
import type { Grant } from '../../people/index.js';
import type { PlanPreview } from '../campaigns.contract.js';
import { mayNameRestricted } from '../campaigns.policy.js';
import { launchTree } from '../launch/launch-tree.js';
import type { LaunchNode } from '../launch/launch-tree.js';
import { launchPlan } from '../launch/launch-plan.js';
import { firstWork, imaginedFacts } from './first-work.js';

export interface Previewing {
  readonly campaignId: string;
  readonly unitId: string;
  readonly today: string;
  readonly grants: readonly Grant[];
}

/** What one unit will get, for how long it will be busy with it, and who will have it in hand. */
export async function previewFor(tx: Tx, { campaignId, unitId, today, grants }: Previewing): Promise<PlanPreview> {
  const [unit] = await unitsOf(tx, { ids: [unitId] });
  if (!unit) throw new DomainError('plan.value-unknown', { title: '预览', what: '单位' });
  const plan = await launchPlan(tx, campaignId, today);
  const nodes = launchTree(plan).filter((node) => node.unitId === unitId && node.kind !== 'task');
  const shown = nodes.filter((node) => node.kind === 'list' || !nodes.some(({ parentId }) => parentId === node.id));
  const lines: Line[] = [];
  const names = plan.units.find(({ id }) => id === unitId)?.names ?? {};
  const isNamed = ({ privacy }: LaunchNode): boolean => privacy === 'normal' || mayNameRestricted(grants, unitId);
  const previewed = (node: LaunchNode): Promise<Line> => previewLine(tx, node, { today, unitName: unit.name, names, label: labelOf(plan.tasks, node) });
  for (const alike of Map.groupBy(shown, (node) => (isNamed(node) ? node.id : `${node.taskId} ${node.listKey ?? ''}`)).values())
    for (const node of alike.slice(0, 1)) lines.push(isNamed(node) ? await previewed(node) : nameless(await previewed(node), alike.length));
  return { unit: { id: unit.id, name: unit.name }, lines, minutes: lines.reduce((sum, { minutes }) => sum + minutes, 0) };
}

type Line = PlanPreview['lines'][number];

/** Restricted lists of one kind as one line: whose they are is told to nobody, how many only where that says nothing of whose. */
function nameless(line: Line, count: number): Line {
  const many = isCountable(count);
  return { ...line, filler: many ? `${count}份（限定范围）` : '限定范围，不显示份数', minutes: many ? line.minutes * count : line.minutes, who: '' };
}

function labelOf(
  tasks: readonly { readonly id: string; readonly how: { readonly lists: readonly { key: string; label: string }[] } | null }[],
  node: LaunchNode,
): string | null {
  return tasks.find(({ id }) => id === node.taskId)?.how?.lists.find(({ key }) => key === node.listKey)?.label ?? null;
}

interface LineOf {
  readonly today: string;
  readonly unitName: string;
  readonly names: Readonly<Record<string, string>>;
  readonly label: string | null;
}

async function previewLine(tx: Tx, node: LaunchNode, { today, unitName, names, label }: LineOf): Promise<Line> {
  const { definition } = await publishedVersion(tx, 'lifecycle', node.lifecycleKey);
  const work = firstWork(definition);
  const facts = await imaginedFacts(tx, { unitId: node.unitId, personId: node.subjectPersonId }, today);
  const people = work ? (await peopleAtWork(tx, work, { item: facts, today })).map(({ person }) => person) : [];
  const found = (await namesOf(tx, { people, units: [] })).people;
  return {
    title: node.title,
    list: label,
    filler: names[node.subjectUnitId ?? node.subjectPersonId ?? ''] ?? unitName,
    due: node.dueOn === null ? node.dueWords : dayViewOf(node.dueOn, today).text,
    minutes: node.mainForm === null ? (work?.minutes ?? 0) : (await publishedVersion(tx, 'form', node.mainForm)).definition.minutes,
    who: people.map((id) => found[id]?.name ?? '').join('、'),
  };
}
