import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDefinition } from '../definition.js';
import { parseForm } from '../parsing/parse-form.js';
import { uuid } from './room-check.js';

/** The example with every kind of field as JSON, fresh for each caller. */
// oxlint-disable-next-line typescript/no-explicit-any -- the tests break it on purpose, in every place
export const everyKindJson = (): Record<string, any> => JSON.parse(readFileSync(join(import.meta.dirname, '../../examples/every-kind.json'), 'utf8'));

export const everyKind: FormDefinition = parsed();

function parsed(): FormDefinition {
  const result = parseForm(everyKindJson());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
}

/** A filled form without fault; a test shows only what it changes. */
export const everyAnswer = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  topic: '消防疏散演练',
  heldAt: '2018-10-16T14:30',
  month: '2018-10',
  year: 2018,
  kind: 'drill',
  host: uuid(1),
  hosts: [uuid(2), uuid(3)],
  unit: uuid(4),
  guests: [uuid(5)],
  roster: [
    { person: uuid(1), state: 'present' },
    { person: uuid(2), state: 'late' },
    { person: uuid(3), state: 'leave', note: '出差' },
  ],
  ticks: ['notice', 'record'],
  costs: [
    { rowId: uuid(11), what: '灭火器', price: 0.1, count: 3 },
    { rowId: uuid(12), what: '横幅', price: 35.5, count: 2 },
  ],
  budget: 100,
  answers: { plan: 'good', time: 'fair' },
  counts: { desk: { men: 3, women: 5 }, ward: { men: 1, women: 2 } },
  score: 92.5,
  rating: 4,
  report: [
    { type: 'paragraph', runs: [{ text: '演练' }, { text: '按时', bold: true }, { text: '完成。' }] },
    { type: 'number', runs: [{ text: '疏散用时四分钟' }] },
    { type: 'number', runs: [{ text: '无人受伤' }] },
  ],
  earlier: [uuid(21), uuid(22)],
  basis: '党发〔2018〕5号',
  signed: { strokes: 'M10 20L30 40L35 60M80 20L80 90' },
  ...more,
});
