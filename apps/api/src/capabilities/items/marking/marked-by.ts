import { marksLeft, placesShown, rightsAt } from '@bihuan/forms';
import type { FormData, FormDefinition, Issue, Marks } from '@bihuan/forms';
import type { Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { formByVersion } from '../../definitions/index.js';
import type { ApplyCommand } from '../apply/apply-command.js';
import { personOf } from '../apply/by.js';
import { FieldSight } from '../field-access/field-sight.js';
import { newestData } from '../field-access/newest-data.js';
import type { ItemRow } from '../item-row.js';
import { askedBack } from './asked-back.js';
import type { Marked } from './marks-in-force.js';

export interface Marking {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly command: Pick<ApplyCommand, 'event' | 'marks' | 'by'>;
}

/** What was marked with an act that gives the form back, once every mark names something its author sees and the filler may write. */
export async function markedBy(tx: Tx, { machine, before, command: { event, marks, by } }: Marking): Promise<Marked | null> {
  if (marks === undefined) return null;
  const form = askedBack(machine, before, event)?.form;
  const person = personOf(by);
  if (form === undefined || person === null) throw new DomainError('return.marks-not-offered');
  const places = [...new Set(marks)];
  await refuseWrongMarks(tx, { item: before, person, form }, places);
  return { form, places };
}

/** Refuses places that their author does not see, or that are not the filler's to write. */
export async function refuseWrongMarks(tx: Tx, { item, person, form }: { item: ItemRow; person: string; form: string }, places: Marks): Promise<void> {
  const formVersionId = item.pins[form];
  const data = await newestData(tx, item.id, form);
  if (formVersionId === undefined || !data) throw new DomainError('return.marks-not-offered');
  const definition = await formByVersion(tx, formVersionId);
  const seen = (await new FieldSight(tx, person, [item.id]).shown({ itemId: item.id, formVersionId, data })).definition;
  const issues = issuesOf({ definition, seen, data }, places);
  if (issues.length > 0) throw new DomainError('return.marks-wrong', { count: issues.length }, issues);
}

/** What is hidden from whoever marks, and what is not there, read the same. */
function issuesOf({ definition, seen, data }: { definition: FormDefinition; seen: FormDefinition; data: FormData }, places: Marks): readonly Issue[] {
  const shown = new Set(placesShown(seen, data, places));
  const writable = new Set(marksLeft({ definition, rights: rightsAt(definition, { type: 'filling' }), data }, places));
  return places.flatMap((place, at): Issue[] => {
    if (shown.has(place) && writable.has(place)) return [];
    const message = shown.has(place) ? '这一处不由填报人填写，标出来对方也改不了' : '所标的一处已不在这份表里';
    return [{ pointer: `/marks/${at}`, code: shown.has(place) ? 'form.not-writable' : 'form.unknown-property', severity: 'error', message }];
  });
}
