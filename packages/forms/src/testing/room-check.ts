import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseForm } from '../parsing/parse-form.js';
import type { FormDefinition } from '../definition.js';

/** The example form as JSON, fresh for each caller. */
// oxlint-disable-next-line typescript/no-explicit-any -- the tests break it on purpose, in every place
export const roomCheckJson = (): Record<string, any> => JSON.parse(readFileSync(join(import.meta.dirname, '../../examples/room-check.json'), 'utf8'));

export const roomCheck: FormDefinition = parsed();

function parsed(): FormDefinition {
  const result = parseForm(roomCheckJson());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
}

export const uuid = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const finding = (number: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  rowId: uuid(number),
  what: `第${number}盏灯不亮，开关无反应`,
  ...more,
});

/** A filled form without fault; a test shows only what it changes. */
export const filled = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  room: 'big',
  checkedOn: '2018-10-20',
  checker: uuid(1),
  means: ['look'],
  findings: [finding(1)],
  ...more,
});
