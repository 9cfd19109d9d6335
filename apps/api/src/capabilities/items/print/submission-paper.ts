import { printedForm } from '@bihuan/forms';
import type { PrintedSheet } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { namesOf } from '../../people/index.js';
import { FieldSight } from '../field-access/field-sight.js';
import type { ItemRow } from '../item-row.js';
import { readableItem } from '../readable.js';
import { fillerText } from '../views/filler-text.js';
import { namesInData } from '../views/names-in-data.js';
import { submissionById } from '../views/submissions-view.js';
import { signedLines } from './signed-lines.js';

export interface SubmissionPaper {
  readonly item: ItemRow;
  readonly name: string;
  readonly paper: PrintedSheet;
}

/** What was handed in as the sheet people know, with no more of it than the reader sees on the screen. */
export async function submissionPaper(tx: Tx, { id, personId }: { readonly id: string; readonly personId: string }): Promise<SubmissionPaper> {
  const { zone } = await clockOf(tx);
  const found = await submissionById(tx, id, zone);
  if (!found) throw new DomainError('item.unknown');
  const { item } = await readableItem(tx, found.itemId, personId);
  const { definition, data } = await new FieldSight(tx, personId).shown({ itemId: item.id, ...found.view });
  const { unitId, subjectUnitId, subjectPersonId } = item;
  const people = subjectPersonId === null ? [] : [subjectPersonId];
  const filler = fillerText(item, await namesOf(tx, { people, units: subjectUnitId === null ? [unitId] : [unitId, subjectUnitId] }));
  const paper = printedForm(definition, data, { names: await namesInData(tx, [data], personId), filler });
  const signed = await signedLines(tx, { itemId: item.id, form: found.view.form, seq: found.view.seq, zone });
  return { item, name: `${paper.title}（${filler}）`, paper: { ...paper, parts: [...paper.parts, ...signed] } };
}
