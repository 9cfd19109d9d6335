import { evaluate } from './conditions/evaluate.js';
import { rowsAt } from './conditions/reading.js';
import type { FormData, FormDefinition, SummaryPart } from './definition.js';
import { workedOut } from './formulas.js';
import { FORM_STEPS, isNil, readingOf } from './visibility.js';

/** «问题6条，马上改2条» for lists: the first part always, the others where there is anything to count. A nil report says its own label. */
export function summarise(definition: FormDefinition, data: FormData): string {
  if (isNil(definition, data) && definition.nil !== undefined) return definition.nil.label;
  const whole = workedOut(definition, data);
  const counted = (definition.summary ?? []).map((part) => ({ part, rows: countRows(definition, part, whole) }));
  const told = counted.filter(({ rows }, n) => n === 0 || rows > 0);
  return told.map(({ part, rows }) => `${part.label}${rows}${part.unit}`).join('，');
}

function countRows(definition: FormDefinition, { count, when }: SummaryPart, data: FormData): number {
  const rows = rowsAt(data, count) ?? [];
  if (when === undefined) return rows.length;
  const reading = readingOf(definition, data);
  return rows.filter((row) => evaluate(when, { ...reading, row }, FORM_STEPS) === 'true').length;
}
