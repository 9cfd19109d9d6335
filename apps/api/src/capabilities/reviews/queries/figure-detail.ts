import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { fillerText, isReadable, itemColumns, stateViewOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import { figuresOf } from '../count/figures.js';
import type { Behind } from '../count/figures.js';
import { behindOf, countsOfSheet } from '../count/keep-counts.js';
import type { FigureDetail } from '../reviews.contract.js';
import { figureViewOf, NOTHING_BESIDE } from './figure-views.js';
import type { ReviewReader } from './reader.js';
import { cutOffText } from './review-view.js';
import { reviewById, schemeOf } from './rows.js';

const MOST = 500;
const itemsNamed: Named = {
  name: 'items-behind-figure',
  text: `select ${itemColumns} from items i where i.id = any($1::uuid[]) order by i.created_at, i.id limit ${MOST}`,
};

/** The items a figure counted, each with its word on the cut-off day and now. What the reader may not read is only said to be there. */
export async function figureDetail(tx: Tx, sheet: ItemRow, { key, reader }: { key: string; reader: ReviewReader }): Promise<FigureDetail> {
  const review = await reviewById(tx, sheet.parentId ?? '');
  const figure = figuresOf(await schemeOf(tx, review)).find((one) => one.key === key);
  if (!figure) throw new DomainError('review.figure-unknown');
  const figures = (await countsOfSheet(tx, sheet.id)).at(-1)?.figures ?? [];
  const behind = new Map((await behindOf(tx, sheet.id, key)).map((one) => [one.id, one]));
  const items = await tx.rows<ItemRow>(itemsNamed, [[...behind.keys()]]);
  const { units } = await namesOf(tx, { people: [], units: [sheet.unitId] });
  const lines: FigureDetail['lines'] = [];
  for (const item of items) lines.push(await lineOf(tx, item, { behind: behind.get(item.id), reader }));
  return {
    sheet: { id: sheet.id, title: sheet.title, unit: units[sheet.unitId] ?? '' },
    cutOffText: cutOffText(review.cutOff),
    figure: figureViewOf(figure, figures, NOTHING_BESIDE),
    lines,
    hidden: hiddenText(figure.of.restricted ?? false, { shown: items.length, total: behind.size }),
  };
}

function hiddenText(isRestricted: boolean, { shown, total }: { shown: number; total: number }): string | null {
  if (isRestricted) return '个人清单限定范围，这里只计份数，不列出清单。';
  return total > shown ? `共${total}条，这里列出前${shown}条。` : null;
}

async function lineOf(tx: Tx, item: ItemRow, { behind, reader }: { behind: Behind | undefined; reader: ReviewReader }): Promise<FigureDetail['lines'][number]> {
  const told = { times: behind?.n ?? 1, then: behind?.was ?? '' };
  if (!(await isReadable(tx, item, reader))) return { ...told, id: null, title: '限定范围，您无权查看内容', filler: '', now: '' };
  const names = await namesOf(tx, {
    people: item.subjectPersonId ? [item.subjectPersonId] : [],
    units: [item.unitId, ...(item.subjectUnitId ? [item.subjectUnitId] : [])],
  });
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  return { ...told, id: item.id, title: item.title, filler: fillerText(item, names), now: stateViewOf(machine, item, null).label };
}
