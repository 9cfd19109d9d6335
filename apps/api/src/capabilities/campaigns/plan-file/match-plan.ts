import type { How, Lead, ListDefinition, PlanDefinition } from '@bihuan/library';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { PlanFileView, PlanMatches } from '../campaigns.contract.js';

type Kind = keyof PlanMatches;
/** What this house has, by key. */
export type Known = Readonly<Record<Kind, ReadonlySet<string>>>;

interface Named {
  readonly kind: Kind;
  readonly key: string;
  readonly place: string;
}

/** Every name in the plan that this house does not know, with the places it stands at. */
export function unknownNames(plan: PlanDefinition, known: Known): PlanFileView['unknown'] {
  const strange = namesIn(plan).filter(({ kind, key }) => !known[kind].has(key));
  return [...Map.groupBy(strange, ({ kind, key }) => `${kind} ${key}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { kind, key } = first;
    const name = Object.entries(plan.names?.[kind] ?? {}).find(([one]) => one === key)?.[1] ?? key;
    return [{ kind, key, name, places: [...new Set(group.map(({ place }) => place))] }];
  });
}

function namesIn({ tasks, excluded }: PlanDefinition): Named[] {
  return [
    ...tasks.flatMap(({ printedNo, lead, how }, index) => {
      const place = (column: string) => `第${printedNo || index + 1}项${column}`;
      return [
        ...leadKeys(lead).map((named) => ({ ...named, place: place('责任部门') })),
        ...(how ? [{ kind: 'ways' as const, key: how.way, place: place('办理方式') }] : []),
        ...(how?.lists ?? []).flatMap(({ label, form, lifecycle, category }) => [
          { kind: 'forms' as const, key: form, place: place(`“${label}”的表单`) },
          { kind: 'lifecycles' as const, key: lifecycle, place: place(`“${label}”的审批链`) },
          ...(category === undefined ? [] : [{ kind: 'categories' as const, key: category, place: place(`“${label}”的单位类别`) }]),
        ]),
      ];
    }),
    ...(excluded ?? []).map(({ unit }) => ({ kind: 'units' as const, key: unit, place: '不参加的单位' })),
  ];
}

function leadKeys(lead: Lead | null): Pick<Named, 'kind' | 'key'>[] {
  if (!lead) return [];
  if (lead.type === 'units') return lead.units.map((key) => ({ kind: 'units', key }));
  return [lead.category, ...(lead.and ?? [])].map((key) => ({ kind: 'categories', key }));
}

/** The plan with its strange names replaced by own ones, or left out where that was chosen. A name nobody decided on refuses the whole. */
export function matchPlan(plan: PlanDefinition, known: Known, matches: PlanMatches): PlanDefinition {
  const match = (kind: Kind, key: string): string | null => {
    if (known[kind].has(key)) return key;
    const chosen = Object.hasOwn(matches[kind], key) ? matches[kind][key] : undefined;
    if (chosen === undefined || (chosen !== null && !known[kind].has(chosen))) throw new DomainError('plan-file.unmatched', { name: key });
    return chosen;
  };
  const { excluded, ...rest } = plan;
  const taken = excluded?.flatMap(({ unit, reason }) => {
    const own = match('units', unit);
    return own === null ? [] : [{ unit: own, reason }];
  });
  return {
    ...rest,
    tasks: plan.tasks.map((task) => ({ ...task, lead: matchLead(task.lead, match), how: matchHow(task.how, match) })),
    ...(taken ? { excluded: taken } : {}),
  };
}

type Match = (kind: Kind, key: string) => string | null;
const kept = (keys: readonly (string | null)[]): string[] => [...new Set(keys.filter((key) => key !== null))];

function matchLead(lead: Lead | null, match: Match): Lead | null {
  if (!lead) return null;
  if (lead.type === 'units') {
    const units = kept(lead.units.map((key) => match('units', key)));
    return units.length === 0 ? null : { type: 'units', units };
  }
  const [category, ...and] = kept([lead.category, ...(lead.and ?? [])].map((key) => match('categories', key)));
  if (category === undefined) return null;
  return lead.and ? { type: 'category', category, and } : { type: 'category', category };
}

/** A list without its form or its chain says nothing; a way whose lists all fell away is open again. */
function matchHow(how: How | null, match: Match): How | null {
  const way = how && match('ways', how.way);
  if (!how || !way) return null;
  const lists = how.lists.flatMap((list) => matchList(list, match) ?? []);
  return how.lists.length > 0 && lists.length === 0 ? null : { way, lists };
}

function matchList({ category, ...list }: ListDefinition, match: Match): ListDefinition | null {
  const [form, lifecycle] = [match('forms', list.form), match('lifecycles', list.lifecycle)];
  const own = category === undefined ? undefined : match('categories', category);
  if (form === null || lifecycle === null || own === null) return null;
  return { ...list, form, lifecycle, ...(own === undefined ? {} : { category: own }) };
}
