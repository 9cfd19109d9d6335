import type { LifecycleDefinition } from '@bihuan/workflows';

/** Posts of the demo by which random steps find people: one, one, two, one. */
const POSTS = ['committee_secretary', 'deputy_secretary', 'office_clerk', 'body_clerk'] as const;

export const RANDOM_FORM = {
  format: 1,
  key: 'random-form',
  title: '随机',
  minutes: 1,
  fields: { words: { id: 'words', key: 'words', kind: 'text', label: '内容' } },
  order: ['words'],
};

/**
 * A random lifecycle as it could stand in a file of the demo's hospital: people by posts that somebody holds, conditions on what the
 * item knows of itself, begun by hand. What nobody sends over HTTP (days, children) was not asked for.
 */
export function realDefinition(definition: LifecycleDefinition, n: number): LifecycleDefinition {
  let at = n * 7;
  const next = (): number => (at += 1);
  const real = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => real(one, key));
    if (typeof value !== 'object' || value === null) return value;
    if (isOf(value, 'area-leader') || isOf(value, 'superior')) return { type: 'post', post: POSTS[next() % POSTS.length], of: 'anywhere' };
    if (isOf(value, 'post')) return { type: 'post', post: 'office_head', of: 'anywhere' };
    if (key === 'when') return condition(next());
    if (key === 'weights') return { committee_secretary: 3, deputy_secretary: 2 };
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, real(one, inner)]));
  };
  // Only words were replaced by other words of the same kind.
  const copy = real(definition) as LifecycleDefinition;
  const { draft, fixing, ...states } = copy.states;
  const drafter = { who: [{ type: 'person-field', field: 'creator' }], act: '办' } as const;
  const own = {
    ...states,
    ...(draft && { draft: { ...draft, work: drafter } }),
    ...(fixing && { fixing: { ...fixing, ...(fixing.work && { work: drafter }) } }),
  };
  return { ...copy, key: `random-${n}`, title: `随机${n}`, states: own, start: { label: '发起', posts: ['branch_clerk'], form: RANDOM_FORM.key } };
}

const isOf = (value: object, type: string): boolean => 'type' in value && value.type === type;

/** Mostly true, and now and then another answer than before. */
function condition(n: number): object {
  const all = [
    { '<': [{ var: 'item.returns' }, 2] },
    { '>=': [{ var: 'item.submissions' }, 0] },
    { '<': [{ var: 'item.submissions' }, 2] },
    { '>=': [{ var: 'item.submissions' }, 1] },
  ];
  return all[n % all.length] ?? {};
}
