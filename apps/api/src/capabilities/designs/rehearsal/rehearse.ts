import { setImmediate as turn } from 'node:timers/promises';
import { dayWords } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Message } from '../../../kernel/outbox/outbox.js';
import { namesFor, stepInWords } from '../paper/outcome-words.js';
import { outcomeOf } from '../paper/outcome.js';
import type { Outcome } from '../paper/outcome.js';
import { paperOf } from '../paper/paper.js';
import type { Paper } from '../paper/paper.js';
import { troubleWeights } from '../paper/troubles.js';
import { advanceRehearsal, failRehearsal, keepRows, lockRehearsal } from './rehearsal-rows.js';
import type { RowToKeep, WholeRehearsal } from './rehearsal-rows.js';

export const REHEARSE_TOPIC = 'design.rehearse';

/** So long at a time: then what was found is kept, progress is seen, and other messages have their turn. */
const SLICE_MS = 700;

/** What a rehearsal is played with, kept while it goes on; after a restart it is read anew. */
const papers = new Map<string, { readonly id: string; readonly version: string | null; readonly paper: Paper }>();

/** Goes on with a rehearsal where it stands, some units at a time; the next part is a message of its own. Killed on the way, it goes on from what was kept. */
export async function rehearseNext(tx: Tx, { payload }: Pick<Message, 'payload'>): Promise<void> {
  const id = String(payload['rehearsalId']);
  const rehearsal = await lockRehearsal(tx, id);
  if (rehearsal?.status !== 'running') return;
  const paper = await paperFor(tx, rehearsal);
  const outcomes = await sliceOf(paper, rehearsal);
  const names = await namesFor(tx, outcomes, rehearsal.day);
  await keepRows(
    tx,
    id,
    outcomes.map((outcome, n) => rowOf(outcome, { ordinal: rehearsal.done + n, machine: paper.machine, names, day: rehearsal.day })),
  );
  const done = rehearsal.done + outcomes.length;
  await advanceRehearsal(tx, rehearsal, done);
  if (done < rehearsal.total) await addToOutbox(tx, REHEARSE_TOPIC, { rehearsalId: id });
  else papers.delete(tx.tenantId);
}

/** Tried again and again, it could not be carried out: it ends as failed and may be begun anew. */
export async function rehearsalDied(tx: Tx, { payload }: Pick<Message, 'payload'>): Promise<void> {
  await failRehearsal(tx, String(payload['rehearsalId']));
  papers.delete(tx.tenantId);
}

async function sliceOf(paper: Paper, { units, done }: WholeRehearsal): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const until = performance.now() + SLICE_MS;
  for (const unitId of units.slice(done)) {
    outcomes.push(await outcomeOf(paper, { unitId }));
    // All of it is thinking: whoever asks the api for something has his turn between two units.
    await turn();
    if (performance.now() > until) break;
  }
  return outcomes;
}

const versionNow: Named = { name: 'organisation-version-now', text: 'select version from organisation_versions' };

async function paperFor(tx: Tx, { id, document, day, answers }: WholeRehearsal): Promise<Paper> {
  const version = (await tx.row<{ version: string }>(versionNow))?.version ?? null;
  const known = papers.get(tx.tenantId);
  if (known?.id === id && known.version === version) return known.paper;
  const paper = await paperOf(tx, document, { day, answers });
  papers.set(tx.tenantId, { id, version, paper });
  return paper;
}

function rowOf(
  outcome: Outcome,
  {
    ordinal,
    machine,
    names,
    day,
  }: { readonly ordinal: number; readonly machine: Paper['machine']; readonly names: Awaited<ReturnType<typeof namesFor>>; readonly day: string },
): RowToKeep {
  const { cast, troubles, minutes, ends, endsOn } = outcome;
  return {
    ordinal,
    unit: cast.unitId,
    weight: troubles.reduce((sum, { kind }) => sum + troubleWeights[kind], 0),
    troubles: [...new Set(troubles.map(({ kind }) => kind))],
    told: {
      unit: { id: cast.unitId, name: names.units[cast.unitId] ?? '' },
      starter: cast.starter === null ? null : (names.people[cast.starter]?.label ?? null),
      troubles: [...troubles],
      steps: outcome.places.map((one) => stepInWords(one, { machine, names, day })),
      minutes,
      ends,
      endsOn,
      endsOnText: dayWords(endsOn, Number(day.slice(0, 4))),
    },
  };
}
