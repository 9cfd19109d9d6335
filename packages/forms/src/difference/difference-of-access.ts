import type { AccessPlace } from '../access/form-access.js';
import { rightsAt } from '../access/rights.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FormDefinition } from '../definition.js';
import { equalJson } from '../changes/index.js';

/** Which fields somebody sees or writes otherwise than before, place by place; a new field is told of by itself. */
export function differenceOfAccess(before: FormDefinition, after: FormDefinition): readonly string[] {
  if (equalJson(before.access, after.access)) return [];
  const steps = [...new Set([...Object.keys(before.access?.steps ?? {}), ...Object.keys(after.access?.steps ?? {})])];
  const inSteps = steps.map((step) => labelsChanged(before, after, { type: 'step', step })).filter((labels) => labels.length > 0);
  const all = [...new Set(inSteps.flat())];
  return [
    ...sentence('填表人', labelsChanged(before, after, { type: 'filling' })),
    ...sentence(`${inSteps.length}个步骤`, all),
    ...sentence('其他查看的人', labelsChanged(before, after, { type: 'others' })),
  ];
}

const sentence = (who: string, labels: readonly string[]): readonly string[] =>
  labels.length === 0 ? [] : [`${who}对${labels.map((label) => `“${label}”`).join('、')}的权限改了`];

function labelsChanged(before: FormDefinition, after: FormDefinition, place: AccessPlace): readonly string[] {
  const [were, are] = [rightsAt(before, place), rightsAt(after, place)];
  return fieldsOf(after).flatMap((field) => {
    const old = Object.hasOwn(before.fields, field.id) ? before.fields[field.id] : undefined;
    if (!old) return [];
    const [was, is] = [were.tables[field.id], are.tables[field.id]];
    const columns =
      field.kind === 'table' && old.kind === 'table'
        ? columnsOf(field).filter(({ id }) => Object.hasOwn(old.columns, id) && was?.columns[id] !== is?.columns[id])
        : [];
    const isOther = field.kind === 'table' ? !equalJson(was?.rows, is?.rows) : were.fields[field.id] !== are.fields[field.id];
    return [...(isOther ? [field.label] : []), ...columns.map(({ label }) => label)];
  });
}
