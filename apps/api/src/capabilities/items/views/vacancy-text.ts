import { namedBy, stepOf } from '@bihuan/workflows';
import type { Context, Machine, PlaceId, Resolver, Work } from '@bihuan/workflows';
import { resolverText } from '../../people/index.js';
import type { Names } from '../../people/index.js';

/** Which lines of a step found nobody, and which of them wait for the party office. */
export interface Absent {
  readonly vacant?: readonly number[];
  readonly unfilled?: readonly number[];
}

/** «未找到人：上级单位组织委员»; of the lead that others lead in its place; of a group that waits that the office names somebody. Null where everybody was found. */
export function vacancyText(machine: Machine, place: PlaceId | null, { vacant = [], unfilled = [] }: Absent, { posts }: Pick<Names, 'posts'>): string | null {
  const step = place === null ? null : stepOf(machine, place);
  const isLead = typeof step?.mode === 'object' && step.mode.type === 'lead';
  const lines = vacant.flatMap((line) => {
    const one = step?.work.who[line];
    if (!one) return [];
    const as = unfilled.includes(line) ? '（等党办指定）' : isLead && line === 0 ? '（原定主办）' : '';
    return [`${resolverText(one, (key) => posts[key])}${as}`];
  });
  return lines.length === 0 ? null : `未找到人：${lines.join('、')}`;
}

/** The group of a step that a refusal names by its line; null where it names none. */
export function groupText(machine: Machine, place: PlaceId, { line, names: { posts } }: { line: unknown; names: Pick<Names, 'posts'> }): string | null {
  const one = typeof line === 'number' ? stepOf(machine, place)?.work.who[line] : undefined;
  return one ? resolverText(one, (key) => posts[key]) : null;
}

/** Of a step still to come, the lines that would find nobody as things stand: whom somebody will choose, or a form that is not handed in yet will name, is not missing. */
export function vacantAhead({ who }: Pick<Work, 'who'>, vacant: readonly number[], { submissions }: Pick<Context, 'submissions'>): readonly number[] {
  const isOpen = (one: Resolver): boolean =>
    (submissions === 0 && one.type === 'expression') ||
    namedBy(one).some(({ type }) => type === 'chosen' || (submissions === 0 && (type === 'form-person' || type === 'form-unit' || type === 'submitter')));
  return vacant.filter((line) => who.slice(line, line + 1).every((one) => !isOpen(one)));
}
