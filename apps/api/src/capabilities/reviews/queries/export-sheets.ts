import type { Tx } from '../../../kernel/database/tx.js';
import { writeSpreadsheet } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import type { SheetToWrite } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { campaignRow } from '../../campaigns/index.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { momentText, stateViewOf } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import { figuresOf } from '../count/figures.js';
import { newestCounts } from '../count/keep-counts.js';
import { isTold } from './figure-views.js';
import type { ReviewReader } from './reader.js';
import { cutOffText } from './review-view.js';
import { reviewById, schemeOf } from './rows.js';
import { sheetRows } from './sheet-rows.js';
import { unitNotes } from './unit-notes.js';

/** All sheets of a review as one table: a row a unit in official order, how each figure is counted on a second sheet, and who took it along when. */
export async function exportSheets(tx: Tx, reviewId: string, reader: ReviewReader): Promise<{ name: string; bytes: Buffer }> {
  const review = await reviewById(tx, reviewId);
  const scheme = await schemeOf(tx, review);
  const { year } = await campaignRow(tx, review.campaignId);
  const figures = figuresOf(scheme);
  const counts = new Map((await newestCounts(tx, reviewId)).map(({ unitId, figures: own }) => [unitId, own]));
  const { people } = await namesOf(tx, { people: [reader.personId], units: [] });
  const width = figures.length + 3;
  const notes = await unitNotes(tx, { reviewId, campaignId: review.campaignId, cutOff: review.cutOff, today: reader.today });
  const rows: (string | number | null)[][] = [];
  for (const [index, sheet] of (await sheetRows(tx, reviewId)).entries()) {
    const state = stateViewOf(await lifecycleMachine(tx, sheet.lifecycleVersionId), sheet, null).label;
    rows.push([
      index + 1,
      [sheet.unitName, ...notes(sheet.unitId)].join('；'),
      ...figures.map((figure) => valueOf(figure, counts.get(sheet.unitId) ?? [])),
      state,
    ]);
  }
  const mark = `${people[reader.personId]?.label ?? ''} ${reader.today.slice(0, 4)}年${momentText(reader.time.at, reader.time.zone)}导出`;
  const title = scheme.sheetTitle.replace('{year}', String(year));
  const table: SheetToWrite = {
    name: `${year}年`,
    title,
    note: `${cutOffText(review.cutOff)}。${scheme.notes.join('')}`,
    landscape: true,
    columns: [
      { label: '序号', width: 6, kind: 'integer' },
      { label: '单位', width: 22 },
      ...figures.map(({ label, unit }) => ({ label: `${label}（${unit}）`, width: 11, kind: 'integer' as const })),
      { label: '办理情况', width: 16 },
    ],
    rows: [...rows, [null, mark, ...Array.from({ length: width - 2 }, () => null)]],
  };
  const definitions: SheetToWrite = {
    name: '计数说明',
    columns: [
      { label: '项目', width: 26 },
      { label: '怎样计数', width: 70 },
    ],
    rows: figures.map(({ label, counted, note }) => [label, note === undefined ? counted : `${counted}${note}。`]),
  };
  return { name: `${title}.xlsx`, bytes: await writeSpreadsheet([table, definitions]) };
}

function valueOf(figure: Parameters<typeof isTold>[0] & { key: string }, own: readonly Parameters<typeof isTold>[1][]): number | string {
  const found = own.find(({ key }) => key === figure.key);
  if (!found) return '';
  return isTold(figure, found) ? found.value : '不显示';
}
