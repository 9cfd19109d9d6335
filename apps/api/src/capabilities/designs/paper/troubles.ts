import { dayWords, places, stepOf, waitOf } from '@bihuan/workflows';
import type { ItemEvent, PlaceOfWork, Simulation, Step } from '@bihuan/workflows';
import { itemProblems, linesLacking } from '../../items/index.js';
import type { Trouble, TroubleKind } from '../try-out/try-out.contract.js';
import type { Cast } from './cast.js';
import type { PlaceSeen } from './place-seen.js';
import type { Paper } from './paper.js';
import { statesIn } from './schedule.js';
import type { Schedule } from './schedule.js';

/** Worst first: what a table of many units is sorted by. */
export const troubleWeights: Readonly<Record<TroubleKind, number>> = {
  nobody: 1000,
  stuck: 1000,
  self: 100,
  twice: 20,
  skipped: 10,
  'day-off': 5,
  'no-calendar': 1,
};
export const troubleWords: Readonly<Record<TroubleKind, string>> = {
  nobody: '找不到人',
  stuck: '办不下去',
  self: '自己批自己',
  twice: '同一人签两次',
  skipped: '没人而跳过',
  'day-off': '期限在休息日',
  'no-calendar': '工作日历未公布',
};

interface Looking {
  readonly paper: Paper;
  readonly cast: Cast;
  readonly run: Simulation;
  readonly schedule: Schedule;
  readonly seen: readonly PlaceSeen[];
}

export function troublesOf(looking: Looking): Trouble[] {
  return [
    ...starts(looking),
    ...stops(looking),
    ...unanswered(looking),
    ...beside(looking),
    ...ownHands(looking),
    ...sameHands(looking),
    ...days(looking),
  ].toSorted((a, b) => troubleWeights[b.kind] - troubleWeights[a.kind]);
}

function starts({ paper, cast }: Looking): Trouble[] {
  return cast.starter === null && paper.machine.definition.start
    ? [{ kind: 'nobody', place: null, label: paper.machine.definition.start?.label ?? '发起', text: '没有人可以发起或填写' }]
    : [];
}

/** Where the run itself came to an end before its time. */
function stops({ paper: { machine }, cast, run: { stopped } }: Looking): Trouble[] {
  if (stopped.type === 'chosen' || (stopped.type === 'refused' && isUnanswered(cast, stopped.event))) return [];
  if (stopped.type === 'endless') return [{ kind: 'stuck', place: null, label: '整个流程', text: '一直办下去也到不了终点' }];
  const { event, refusal } = stopped;
  const place = 'place' in event ? event.place : 'step' in event ? event.step : null;
  const label = labelOf(machine.compiled.places.get(place ?? '')?.step?.definition.label, machine.definition.states[place ?? '']?.label) ?? '这一步';
  if (refusal.code === 'slate.nobody-found') return [{ kind: 'nobody', place, label, text: `“${label}”找不到办理人，办到这里会被拦住` }];
  return [{ kind: 'stuck', place, label, text: `“${label}”办不下去：${itemProblems[refusal.code].title}` }];
}

/** What is waited for comes on paper; an answer nobody can give never does. */
function unanswered({ paper: { machine }, cast, run }: Looking): Trouble[] {
  const events = [...run.steps.map(({ event }) => event), ...(run.stopped.type === 'refused' ? [run.stopped.event] : [])];
  const waits = events.flatMap((event) => (event.type === 'ARRIVE' && isUnanswered(cast, event) ? [event.wait] : []));
  return [...new Set(waits)].map((place): Trouble => {
    const label = waitOf(machine, place)?.label ?? place;
    return { kind: 'nobody', place, label, text: `“${label}”等的答复没有人可以登记，会一直等在这里` };
  });
}

function isUnanswered({ unanswered: waits }: Cast, event: ItemEvent): boolean {
  return event.type === 'ARRIVE' && waits.has(event.wait);
}

const labelOf = (...labels: readonly (string | undefined)[]): string | undefined => labels.find((label) => label !== undefined);

const NOBODY = { found: [], vacant: [] };

/** Places this run did not ask, because a condition did not hold or it stopped before them; and those with nobody that do not stop it. */
function beside({ paper: { machine }, cast, run, seen }: Looking): Trouble[] {
  const visited = new Set(statesIn(machine, run));
  return places(machine).flatMap((place): Trouble[] => {
    if (linesLacking({ machine, place, context: { submitter: cast.starter } }, cast.seats.get(place.id) ?? NOBODY).length === 0) return [];
    const isAsked = seen.some((one) => one.place === place.id);
    const nobody = place.work.nobody ?? 'refuse';
    const isGroup = (cast.seats.get(place.id)?.found.length ?? 0) > 0;
    if (isAsked) return nobody === 'refuse' ? [] : [emptyButOn(place, nobody, isGroup)];
    return place.step && visited.has(place.state) && nobody === 'refuse' && run.stopped.type === 'chosen'
      ? [{ kind: 'nobody', place: place.id, label: place.label, text: `若走到“${place.label}”这一支，找不到办理人` }]
      : [];
  });
}

function emptyButOn({ id, label }: PlaceOfWork, nobody: 'skip' | 'wait', isGroup: boolean): Trouble {
  const whom = isGroup ? `“${label}”有一组没有人` : `“${label}”没有人`;
  return { kind: 'skipped', place: id, label, text: nobody === 'skip' ? `${whom}，会跳过` : `${whom}，会停在这里等党办指定` };
}

/** Whoever hands it in would settle a step alone: the one it was played with, or another who may begin one there. */
function ownHands({ paper: { machine }, cast: { starter, beginners }, seen }: Looking): Trouble[] {
  return seen.flatMap(({ place, label, people }): Trouble[] => {
    const step = stepOf(machine, place);
    if (!step || step.self === 'skip' || step.self === 'superior') return [];
    const asked = people.map(({ person }) => person);
    if (starter !== null && settles(step, asked, starter)) return [{ kind: 'self', place, label, text: `“${label}”由提交人自己签` }];
    return beginners.some((person) => settles(step, asked, person))
      ? [{ kind: 'self', place, label, text: `“${label}”的办理人也能发起，由他发起时会自己签自己的` }]
      : [];
  });
}

function settles({ mode, rules = [] }: Step, people: readonly string[], starter: string): boolean {
  if (!people.includes(starter)) return false;
  return people.length === 1 || (!rules.includes('not-the-submitter') && (mode === 'any' || mode === 'claim'));
}

/** The only one asked at a step is the only one asked at a step before. */
function sameHands({ paper: { machine }, seen }: Looking): Trouble[] {
  const alone = seen.filter(({ place, people, passed }) => stepOf(machine, place) !== null && people.length === 1 && passed === null);
  return alone.flatMap(({ place, label, people: [one] }, n): Trouble[] => {
    const before = alone.slice(0, n).find(({ people: [other] }) => other?.person === one?.person);
    if (!before || stepOf(machine, place)?.again !== undefined) return [];
    return [{ kind: 'twice', place, label, text: `“${before.label}”和“${label}”都只有同一个人签` }];
  });
}

function days({ paper, schedule, seen }: Looking): Trouble[] {
  const year = Number(paper.day.slice(0, 4));
  return seen.flatMap(({ place, label }): Trouble[] => {
    const stay = schedule.stays.get(place);
    if (!stay || stay.due === null) return [];
    if (stay.isDayOff) return [{ kind: 'day-off', place, label, text: `“${label}”的期限${dayWords(stay.due, year)}是休息日` }];
    return stay.isGuessed
      ? [{ kind: 'no-calendar', place, label, text: `“${label}”的期限${dayWords(stay.due, year)}按周一至周五推算，当年工作日历还没有公布` }]
      : [];
  });
}
