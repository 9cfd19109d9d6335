import { activeStates, activeSubItems, dayWords } from '@bihuan/workflows';
import type { Slot } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { outcomeText } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import { placeLabel } from '../cases/act-words.js';
import { standingOf } from '../cases/standing.js';
import type { Standing } from '../cases/standing.js';
import type { DesignDocument } from '../document/design-document.js';
import { castOf, NAMED_LATER } from '../paper/cast.js';
import type { Cast } from '../paper/cast.js';
import { personInWords } from '../paper/outcome-words.js';
import { paperOf } from '../paper/paper.js';
import type { Paper } from '../paper/paper.js';
import { mustBeThere } from '../try-out/preview.js';
import type { SimulateBody, SimulateView } from '../try-out/try-out.contract.js';
import { actorsOf, allowedOf } from './allowed.js';
import { lineOf } from './line-of.js';
import { refusalWords } from './refusal-words.js';
import { runEvents } from './run-events.js';
import type { Stepped } from './run-events.js';

/** A made-up item of a design after these events: where it is, who has it in hand, what could be done next, and what was refused. Nothing is kept. */
export async function simulateDesign(tx: Tx, document: DesignDocument, { unitId, day, answers, starterId, events }: SimulateBody): Promise<SimulateView> {
  const paper = await paperOf(tx, document, { day, answers });
  await mustBeThere(tx, { unitId, starterId, day });
  const cast = await castOf(paper, { unitId, starterId });
  const stepped = runEvents(paper, cast, events);
  const actors = await actorsOf(paper, cast, stepped);
  const names = await namesFor(tx, { cast, stepped, actors, events });
  const at = activeStates(paper.machine, stepped.state);
  const year = Number(day.slice(0, 4));
  return {
    unit: names.units[unitId] ?? '',
    day: stepped.day,
    dayText: dayWords(stepped.day, year),
    starter: cast.starter === null ? null : { id: cast.starter, name: names.people[cast.starter]?.name ?? '', label: names.people[cast.starter]?.label ?? '' },
    state: { code: at.code, label: at.label, ended: at.ended },
    active: [at.code, ...at.steps.map(({ id }) => id), ...activeSubItems(paper.machine, stepped.state.value).map(({ info }) => info.id)],
    visited: [...stepped.visited],
    seats: seatsOf(paper, stepped, names),
    lines: stepped.steps.flatMap((step) => lineOf(paper, step, names)),
    allowed: allowedOf(paper, cast, { stepped, actors, names }),
    refused: stepped.refused === null ? null : { n: stepped.refused.n, text: refusalWords(stepped.refused.refusal.code) },
    standing: standingInWords(document, standingOf(paper, stepped), names),
  };
}

function standingInWords({ lifecycle }: DesignDocument, { at, posts, light, dueOn }: Standing, names: Names): SimulateView['standing'] {
  return {
    at: at.map((id) => ({ id, label: placeLabel(lifecycle, id) ?? id })),
    posts: posts.map((id) => ({ id, label: names.posts[id] ?? id })),
    light,
    dueOn,
  };
}

interface Speaking {
  readonly cast: Cast;
  readonly stepped: Stepped;
  readonly actors: readonly string[];
  readonly events: SimulateBody['events'];
}

function namesFor(tx: Tx, { cast, stepped, actors, events }: Speaking): Promise<Names> {
  const slots = Object.values(stepped.state.context.places).flatMap((place) => place.slots);
  const told = stepped.steps.flatMap(({ event }) => (event.type === 'TOLD' ? event.to : event.type === 'SLATE' ? event.slots : []));
  const people = [...slots, ...told].flatMap(({ person, why }) => [person, why.by, why.for]);
  const all = [...people, ...actors, cast.starter, ...events.map(({ by }) => by)].filter((id) => typeof id === 'string').filter((id) => id !== NAMED_LATER);
  return namesOf(tx, {
    people: [...new Set(all)],
    units: [...new Set([cast.unitId, ...[...slots, ...told].flatMap(({ why }) => why.unit ?? [])])],
    on: stepped.day,
  });
}

function seatsOf({ machine, organisation, day }: Paper, { state, dues }: Stepped, names: Names): SimulateView['seats'] {
  return Object.entries(state.context.places).flatMap(([place, { slots }]) => {
    if (slots.length === 0) return [];
    const label = machine.compiled.places.get(place)?.step?.definition.label ?? machine.definition.states[place]?.label ?? place;
    const due = dues.find((one) => one.place === place);
    return [
      {
        place,
        label,
        due: due ? dayWords(due.until, Number(day.slice(0, 4))) : null,
        people: slots.map((slot) => ({
          ...personInWords(slot, names),
          posts: slot.person === NAMED_LATER ? [] : organisation.actorOf(slot.person).posts.map(({ post }) => post),
          ...standOf(slot),
        })),
      },
    ];
  });
}

function standOf({ closed, waits }: Slot): Pick<SimulateView['seats'][number]['people'][number], 'state' | 'outcome'> {
  if (closed) return { state: 'settled', outcome: outcomeText(closed) };
  return { state: waits === undefined ? 'open' : 'waits', outcome: null };
}
