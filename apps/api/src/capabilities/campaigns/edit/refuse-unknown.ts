import { tellsOfPeople } from '@bihuan/library';
import type { How, Lead } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { list } from '../../definitions/index.js';
import { categories, unitTree } from '../../people/index.js';
import type { ExcludedUnit } from '../plan.js';

interface Cells {
  readonly title: string;
  readonly lead?: Lead | null | undefined;
  readonly how?: How | null | undefined;
}

/** Only what is published and exists can be chosen: nobody is to find out at the launch. */
export async function refuseUnknown(tx: Tx, { title, lead, how }: Cells): Promise<void> {
  const refuse = (what: string): never => {
    throw new DomainError('plan.value-unknown', { title, what });
  };
  if (lead?.type === 'units') {
    const known = new Set((await unitTree(tx)).map(({ id }) => id));
    if (!lead.units.every((id) => known.has(id))) refuse('责任部门');
  }
  if (lead?.type === 'category') {
    const known = new Set((await categories(tx)).map(({ key }) => key));
    if (![lead.category, ...(lead.and ?? [])].every((key) => known.has(key))) refuse('责任部门');
  }
  if (how) await refuseUnknownHow(tx, how, refuse);
  const open = how?.lists.find(tellsOfPeople);
  if (open) throw new DomainError('plan.list-not-restricted', { title, list: open.label });
}

async function refuseUnknownHow(tx: Tx, how: How, refuse: (what: string) => never): Promise<void> {
  const way = (await list(tx, 'way')).find(({ definition }) => definition.key === how.way);
  if (!way || how.lists.length > 0 !== way.definition.lists) return refuse('办理方式');
  const forms = new Set((await list(tx, 'form')).map(({ definition }) => definition.key));
  const lifecycles = new Set((await list(tx, 'lifecycle')).map(({ definition }) => definition.key));
  if (!how.lists.every(({ form }) => forms.has(form))) refuse('表单');
  if (!how.lists.every(({ lifecycle }) => lifecycles.has(lifecycle))) refuse('审批链');
  if (new Set(how.lists.map(({ key }) => key)).size !== how.lists.length) refuse('清单');
}

export async function refuseUnknownUnits(tx: Tx, excluded: readonly ExcludedUnit[]): Promise<void> {
  const known = new Set((await unitTree(tx)).map(({ id }) => id));
  if (!excluded.every(({ unitId }) => known.has(unitId)) || new Set(excluded.map(({ unitId }) => unitId)).size !== excluded.length)
    throw new DomainError('plan.value-unknown', { title: '参加单位', what: '单位' });
}
