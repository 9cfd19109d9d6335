import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { namesOf } from '../../people/index.js';
import type { DesignDocument } from '../document/design-document.js';
import { papersOf } from '../paper/paper.js';
import { mustBeThere } from '../try-out/preview.js';
import { actWords, placeLabel } from './act-words.js';
import { addCase, lockCase, saveCase } from './case-rows.js';
import type { CaseContent } from './case-rows.js';
import type { CaseExpected, CaseView, ChangeCaseBody, NewCaseBody } from './case.contract.js';
import { hatsIn, playCase, replayed, wordsOf } from './replay.js';
import type { Replayed, Words } from './first-difference.js';

/** At which design it is done; a case belongs to its process. */
export interface AtDesign {
  readonly document: DesignDocument;
  readonly revision: number;
  readonly updatedBy: string;
  readonly personId: string;
}

export async function makeCase(tx: Tx, at: AtDesign, body: NewCaseBody): Promise<CaseView> {
  const id = uuidV7();
  return { id, revision: await addCase(tx, { ...naming(at), id, what: 'made', content: await recorded(tx, at, body) }) };
}

/** A name, what is expected, or another run; what is not given stays. A new name alone asks nothing of the run. */
export async function changeCase(tx: Tx, at: AtDesign, { id, revision, name, run, expected }: ChangeCaseBody & { readonly id: string }): Promise<CaseView> {
  const before = await lockCase(tx, { ...naming(at), id, revision });
  const next = { name: name ?? before.name, run: run ?? before.run, expected: expected ?? before.expected };
  const isSameRun = isDeepStrictEqual([next.run, next.expected], [before.run, before.expected]);
  if (isSameRun && next.name === before.name) return { id, revision };
  const content = isSameRun ? { ...next, told: before.told } : await recorded(tx, at, next);
  return { id, revision: await saveCase(tx, { ...naming(at), id, what: 'changed', content, revision }) };
}

interface Rerecording {
  readonly id: string;
  readonly revision: number;
  /** The revision of the design he saw. */
  readonly design: number;
}

/** «现在的结果就是对的»: where it ends by the design as he saw it, is expected from now on. What was not looked at still is not. */
export async function rerecordCase(tx: Tx, at: AtDesign, { id, revision, design }: Rerecording): Promise<CaseView> {
  if (at.revision !== design) {
    const { people } = await namesOf(tx, { people: [at.updatedBy], units: [] });
    throw new DomainError('case.design-moved', { by: people[at.updatedBy]?.label ?? '' });
  }
  const { name, run, expected: before } = await lockCase(tx, { ...naming(at), id, revision });
  const { standing } = (await seen(tx, at, run)).now;
  const expected: CaseExpected = {
    at: [...standing.at],
    posts: before.posts === null ? null : [...standing.posts],
    light: before.light === null ? null : standing.light,
    dueOn: before.dueOn === null ? null : standing.dueOn,
  };
  return { id, revision: await saveCase(tx, { ...naming(at), id, what: 'rerecorded', content: await recorded(tx, at, { name, run, expected }), revision }) };
}

export async function copyCase(tx: Tx, at: AtDesign, { id, name }: { readonly id: string; readonly name: string }): Promise<CaseView> {
  const { run, expected, told } = await lockCase(tx, { ...naming(at), id });
  const copy = uuidV7();
  return { id: copy, revision: await addCase(tx, { ...naming(at), id: copy, what: 'copied', content: { name, run, expected, told } }) };
}

/** It is not replayed any more; what it was stays in the record. */
export async function removeCase(tx: Tx, at: AtDesign, { id, revision }: { readonly id: string; readonly revision: number }): Promise<CaseView> {
  const { name, run, expected, told } = await lockCase(tx, { ...naming(at), id, revision });
  return { id, revision: await saveCase(tx, { ...naming(at), id, what: 'removed', content: { name, run, expected, told }, revision }) };
}

const naming = ({ document, personId }: AtDesign): { readonly processKey: string; readonly personId: string } => ({
  processKey: document.lifecycle.key,
  personId,
});

/** Kept with what was seen: a run that is refused on its way is none. */
async function recorded(tx: Tx, at: AtDesign, { name, run, expected }: Pick<CaseContent, 'name' | 'run' | 'expected'>): Promise<CaseContent> {
  const { now, nameOf, words } = await seen(tx, at, run);
  const { lifecycle } = at.document;
  const unknown = expected.at.find((id) => placeLabel(lifecycle, id) === undefined) ?? expected.posts?.find((key) => words.post(key) === undefined);
  if (unknown !== undefined) throw new DomainError('case.expects-unknown', { what: unknown });
  const ids = new Set([...now.trail.flat(), ...expected.at]);
  return {
    name,
    run,
    expected,
    told: {
      steps: run.events.map((event) => actWords(lifecycle, event, nameOf)),
      trail: now.trail,
      starter: now.starter,
      places: Object.fromEntries([...ids].map((id) => [id, placeLabel(lifecycle, id) ?? id])),
      posts: Object.fromEntries([...new Set([...now.standing.posts, ...(expected.posts ?? [])])].map((key) => [key, words.post(key) ?? key])),
    },
  };
}

interface Seen {
  readonly now: Replayed;
  readonly nameOf: (person: string) => string;
  readonly words: Words;
}

async function seen(tx: Tx, { document }: AtDesign, run: CaseContent['run']): Promise<Seen> {
  await mustBeThere(tx, run);
  const played = await playCase(tx, await papersOf(tx, document), run);
  if (!played) throw new DomainError('design.try-unknown');
  const words = await wordsOf(tx, document);
  const nameOf = hatsIn(played, words);
  const now = replayed(played, nameOf);
  if (now.refused) throw new DomainError('case.refused', { n: now.refused.n + 1, text: now.refused.why });
  return { now, nameOf, words };
}
