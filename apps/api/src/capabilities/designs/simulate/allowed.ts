import { activeStates, activeSubItems, allowedEvents, dayWords, openSlots, waitsNow } from '@bihuan/workflows';
import type { AllowedEvent } from '@bihuan/workflows';
import { peopleAtWorkIn } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import { NAMED_LATER } from '../paper/cast.js';
import type { Cast } from '../paper/cast.js';
import type { Paper } from '../paper/paper.js';
import { worldOf } from '../paper/play.js';
import type { SimulatedAct, SimulateView } from '../try-out/try-out.contract.js';
import { refusalWords } from './refusal-words.js';
import type { Stepped } from './run-events.js';

type Allowed = Omit<SimulateView['allowed'][number], 'who'>;

/** Who might do something now: whoever has it in hand, whoever handed it in, and who may act against the usual course. */
export async function actorsOf({ machine: { definition }, organisation }: Paper, { item, starter }: Cast, { state }: Stepped): Promise<readonly string[]> {
  const open = openSlots(state).map(({ person }) => person);
  const named = activeActs({ machine: { definition } }, state).flatMap(({ who }) => who);
  const posts = [...named, ...(definition.office?.who ?? [])].flatMap((who) =>
    who.type === 'post' || who.type === 'unit-of' || who.type === 'area-leader' ? [who] : [],
  );
  const holding = (await Promise.all(posts.map(async (who) => (await peopleAtWorkIn(organisation.directory, { who: [who] }, item))[0]?.person ?? null))).filter(
    (person) => person !== null,
  );
  return [...new Set([...open, state.context.submitter, starter, ...holding])]
    .filter((person) => typeof person === 'string')
    .filter((person) => person !== NAMED_LATER)
    .slice(0, 40);
}

function activeActs({ machine: { definition } }: { machine: Pick<Paper['machine'], 'definition'> }, { value }: Stepped['state']) {
  const code = typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
  return Object.values(definition.states[code]?.on ?? {});
}

/** Everything anybody may do where it is, and what only time or the sub-items bring. */
export function allowedOf(
  paper: Paper,
  cast: Cast,
  { stepped, actors, names }: { readonly stepped: Stepped; readonly actors: readonly string[]; readonly names: Names },
): SimulateView['allowed'] {
  const { state, day } = stepped;
  const world = worldOf({ ...paper, day }, cast);
  const by = actors.flatMap((person) =>
    allowedEvents(paper.machine, state, { ...world.clock(0), actor: world.actor(person), item: cast.item, outcomes: {}, looksBack: true })
      .filter(({ refusal }) => refusal === null || !HIDDEN.has(refusal.code))
      .flatMap((event) =>
        actsOf(event).map((act): Allowed => ({
          by: person,
          label: labelOf(event, act),
          act,
          refusal: event.refusal === null ? null : refusalWords(event.refusal.code),
        })),
      ),
  );
  return [...by, ...ofSystem(paper, stepped)].map((one) => ({ ...one, who: one.by === null ? '系统' : (names.people[one.by]?.label ?? '') }));
}

/** Somebody else's by nature: told of nobody. */
const HIDDEN: ReadonlySet<string> = new Set(['act.not-yours', 'slot.not-yours', 'office.not-yours']);

function actsOf({ type, act, step, targets }: AllowedEvent): readonly SimulatedAct[] {
  switch (type) {
    case 'ACT':
      return act === null ? [] : [{ type, act }];
    case 'AGREE':
    case 'REJECT':
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'ANSWER':
      return step === null ? [] : [{ type, step }];
    case 'RETURN':
      return step === null ? [] : targets.map(({ step: to }): SimulatedAct => ({ type, step, ...(to === null ? {} : { to }) }));
    case 'ARRIVE':
    case 'CONTINUE':
      return step === null ? [] : [{ type, wait: step }];
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
      return [{ type }];
    case 'JUMP':
      return targets.flatMap(({ step: to }): readonly SimulatedAct[] => (to === null ? [] : [{ type, to }]));
    default:
      // Whom one brings in is chosen first; what is only said moves nothing.
      return [];
  }
}

function labelOf({ label, targets }: AllowedEvent, act: SimulatedAct): string {
  const to = act.type === 'RETURN' || act.type === 'JUMP' ? targets.find(({ step }) => step === (act.to ?? null)) : undefined;
  return to && (targets.length > 1 || act.type === 'JUMP') ? `${label}：${to.label}` : label;
}

function ofSystem({ machine, day: begin }: Paper, { state, dues, day }: Stepped): readonly Allowed[] {
  const at = activeStates(machine, state);
  const timed = Object.entries(machine.definition.states[at.code]?.on ?? {}).filter(([, { who }]) => who.some(({ type }) => type === 'system'));
  const [next] = dues.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const children = activeSubItems(machine, state.value).filter(({ phase }) => phase === 'open');
  const others = waitsNow(machine, state).filter(({ wait: { until } }) => until.type === 'items');
  const year = Number(begin.slice(0, 4));
  return [
    ...timed.map(([act, { label }]): Allowed => ({ by: null, label, act: { type: 'ACT', act }, refusal: null })),
    ...others.flatMap(({ wait: { id, label } }): readonly Allowed[] => [
      { by: null, label: `“${label}”所等事项办到`, act: { type: 'ARRIVE', wait: id }, refusal: null },
      { by: null, label: `“${label}”所等事项不能办到`, act: { type: 'ARRIVE', wait: id, lost: true }, refusal: null },
    ]),
    ...children.flatMap(({ info }) =>
      (['done', 'void'] as const).map((as): Allowed => ({
        by: null,
        label: `“${info.definition.label}”的下级事项${as === 'done' ? '都已办结' : '没有办成'}`,
        act: { type: 'CHILDREN_ENDED', place: info.id, as },
        refusal: null,
      })),
    ),
    ...(next && next.on > day ? [{ by: null, label: `时间到${dayWords(next.on, year)}`, act: { type: 'DAY', day: next.on }, refusal: null } as const] : []),
  ];
}
