import { activeStates, dayWords, nodesOf } from '@bihuan/workflows';
import type { Simulation } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { conditionWords } from '../../items/index.js';
import { asksOf, isTrue } from '../paper/cast.js';
import type { Cast } from '../paper/cast.js';
import type { DesignDocument } from '../document/design-document.js';
import { namesFor, stepInWords } from '../paper/outcome-words.js';
import { outcomeOf } from '../paper/outcome.js';
import type { Outcome } from '../paper/outcome.js';
import { paperOf } from '../paper/paper.js';
import type { Paper } from '../paper/paper.js';
import type { PreviewView, TryBody } from './try-out.contract.js';

/** What one unit would get of a design as of a day: the named path with its reasons. Played on paper: nothing is written. */
export async function previewOf(tx: Tx, document: DesignDocument, { unitId, day, answers, starterId }: TryBody): Promise<PreviewView> {
  const paper = await paperOf(tx, document, { day, answers });
  await mustBeThere(tx, { unitId, starterId, day });
  const outcome = await outcomeOf(paper, { unitId, starterId });
  const names = await namesFor(tx, [outcome], day);
  const { cast, run, troubles, minutes, ends, endsOn } = outcome;
  const year = Number(day.slice(0, 4));
  return {
    unit: names.units[unitId] ?? '',
    dayText: dayWords(day, year),
    starter: cast.starter === null ? null : (names.people[cast.starter] ?? null),
    steps: outcome.places.map((one) => stepInWords(one, { machine: paper.machine, names, day })),
    decisions: decisionsOf(paper, cast, run),
    troubles: [...troubles],
    minutes,
    ends,
    endsOn,
    endsOnText: dayWords(endsOn, year),
    stops: stopOf(outcome),
    asks: asksOf(paper),
  };
}

export async function mustBeThere(
  tx: Tx,
  { unitId, starterId, day }: { readonly unitId: string; readonly starterId?: string | undefined; readonly day: string },
): Promise<void> {
  const unit = await tx.row('select id from units where id = $1 and during @> $2::date', [unitId, day]);
  const person = starterId === undefined || (await tx.row('select id from persons where id = $1', [starterId]));
  if (!unit || !person) throw new DomainError('design.try-unknown');
}

function stopOf({ ends, troubles }: Outcome): string | null {
  return ends === null ? (troubles.find(({ kind }) => kind === 'nobody' || kind === 'stuck')?.text ?? '按现在填写的内容走不到终点') : null;
}

/** The conditions of the forks it would come through. */
function decisionsOf(paper: Paper, { reading }: Cast, { steps }: Simulation): PreviewView['decisions'] {
  const { machine, forms } = paper;
  const visited = new Set(steps.map(({ state }) => activeStates(machine, state).code));
  const forks = Object.entries(machine.definition.states)
    .flatMap(([code, { chain }]) => (visited.has(code) ? nodesOf(chain, '') : []))
    .flatMap(({ value }) => (value.type === 'fork' ? value.branches : []));
  return forks.flatMap(({ when, label }) => {
    if (!when) return [];
    const isTaken = isTrue(paper, when, reading);
    return [{ text: `${conditionWords(when, forms)}：${isTaken ? '走' : '不走'}“${label}”`, holds: isTaken }];
  });
}
