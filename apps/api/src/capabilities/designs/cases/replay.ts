import { setImmediate as turn } from 'node:timers/promises';
import { dayWords } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf, unitNamesOn } from '../../people/index.js';
import type { DesignDocument } from '../document/design-document.js';
import { castOf, NAMED_LATER } from '../paper/cast.js';
import type { Cast } from '../paper/cast.js';
import { papersOf } from '../paper/paper.js';
import type { OnPaper, Paper } from '../paper/paper.js';
import { refusalWords } from '../simulate/refusal-words.js';
import { runEvents } from '../simulate/run-events.js';
import type { Stepped } from '../simulate/run-events.js';
import type { SimulateBody } from '../try-out/try-out.contract.js';
import { placeLabel } from './act-words.js';
import type { CaseRow } from './case-rows.js';
import type { CaseResult, CasesPassed } from './case.contract.js';
import { firstDifference, standingInWords } from './first-difference.js';
import type { Replayed, Words } from './first-difference.js';
import { passedBy } from './passed-by.js';
import { placesOf, standingOf } from './standing.js';

/** A case that was played; null where its unit is not there on its day. */
export interface Played {
  readonly paper: Paper;
  readonly cast: Cast;
  readonly stepped: Stepped;
}

export interface ReplayedCases {
  readonly results: readonly CaseResult[];
  readonly passed: CasesPassed;
}

/** Plays every case by the design as it stands, each on its own day with the organisation of that day. On paper: nothing is written. Throws where the design cannot run. */
export async function replayCases(tx: Tx, document: DesignDocument, cases: readonly CaseRow[]): Promise<ReplayedCases> {
  const paperFor = await papersOf(tx, document);
  const words = await wordsOf(tx, document);
  const played: (readonly [CaseRow, Played | null])[] = [];
  for (const one of cases) {
    played.push([one, await playCase(tx, paperFor, one.run)]);
    await turn(); // two hundred of them take seconds: others are answered meanwhile
  }
  const results: CaseResult[] = [];
  for (const [one, run] of played) {
    const { id, name } = one;
    if (!run) results.push({ id, name, passed: false, text: await goneInWords(tx, one.run), note: null, standsAt: null });
    else {
      const now = replayed(run, hatsIn(run, words));
      const difference = firstDifference(one, now, words);
      results.push({ id, name, passed: difference.text === null, ...difference, standsAt: now.refused === null ? standingInWords(one, now, words) : null });
    }
  }
  return { results, passed: together(played.flatMap(([, run]) => (run ? [passedBy(run.paper, run.stepped)] : []))) };
}

const unitThere = { name: 'unit-on-day', text: 'select id from units where id = $1 and during @> $2::date' };

export async function playCase(
  tx: Tx,
  paperFor: (on: OnPaper) => Promise<Paper>,
  { unitId, starterId, day, answers, events }: SimulateBody,
): Promise<Played | null> {
  if (!(await tx.row(unitThere, [unitId, day]))) return null;
  const paper = await paperFor({ day, answers });
  const cast = await castOf(paper, { unitId, starterId });
  return { paper, cast, stepped: runEvents(paper, cast, events) };
}

/** Somebody by his post in the unit of the case, else by his first. */
export function hatsIn({ paper: { organisation }, cast: { unitId } }: Played, words: Pick<Words, 'post'>): (person: string) => string {
  return (person) => {
    if (person === NAMED_LATER) return '办理时指定的人';
    const { posts } = organisation.actorOf(person);
    const hat = posts.find(({ unit }) => unit === unitId) ?? posts[0];
    return hat ? (words.post(hat.post) ?? hat.post) : '没有职务的同志';
  };
}

/** What a case compares. */
export function replayed({ paper, cast, stepped }: Played, nameOf: (person: string) => string): Replayed {
  const { refused, trail } = stepped;
  return {
    standing: standingOf(paper, stepped),
    trail: trail.map((state) => placesOf(paper.machine, state)),
    starter: cast.starter === null ? null : nameOf(cast.starter),
    refused: refused === null ? null : { n: refused.n, why: refusalWords(refused.refusal.code) },
  };
}

async function goneInWords(tx: Tx, { unitId, day }: SimulateBody): Promise<string> {
  const name = (await unitNamesOn(tx, { units: [unitId], days: [day] }))(day)[unitId];
  return `走不起来：${dayWords(day, 0)}的组织里没有单位${name === undefined ? '' : `“${name}”`}，请换一个单位重新走，或删除这个案例`;
}

export async function wordsOf(tx: Tx, { lifecycle }: DesignDocument): Promise<Words> {
  const { posts } = await namesOf(tx, { people: [], units: [] });
  return { place: (id) => placeLabel(lifecycle, id), post: (key) => posts[key] };
}

function together(all: readonly CasesPassed[]): CasesPassed {
  const union = (of: (one: CasesPassed) => readonly string[]): string[] => [...new Set(all.flatMap(of))];
  return { places: union(({ places }) => places), branches: union(({ branches }) => branches), ways: union(({ ways }) => ways) };
}
