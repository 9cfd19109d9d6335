import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, TableField } from '../definition.js';
import { isPlainObject } from '../conditions/reading.js';
import { offeredOptions, readingOf } from '../visibility.js';
import { blocks, validate } from '../validation/validate.js';
import { withoutHidden } from '../without-hidden.js';
import { uuid } from './room-check.js';

/** The day the forms are filled in. */
export const TODAY = '2018-10-20';

/** A number below `n`; the same seed gives the same numbers everywhere. */
export type Pick = (n: number) => number;

export function picks(seed: number): Pick {
  let state = seed;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state >>> 8) ^ ((state >>> 20) & 0xfff)) % n;
  };
}

const TEXTS = ['候诊时间较长，群众有反映', '交接班记录过于简单', '灯不亮，开关无反应', '每周例会未记录签到情况', '宣传栏内容半年没有更新'];
const DAYS = ['2018-10-16', '2018-10-20', '2018-09-01', '2018-10-08', '2018-02-28'];

type ValueKind = Exclude<Field['kind'], 'table' | 'static' | 'formula' | 'serial'>;
type Of<K> = Extract<Field, { readonly kind: K }>;
type Filling = { readonly [K in ValueKind]: (field: Of<K>, pick: Pick, offered: readonly string[]) => unknown };

const some = (offered: readonly string[], pick: Pick): readonly string[] => {
  const found = offered.filter(() => pick(2) === 0);
  return found.length > 0 ? found : offered.slice(0, 1);
};
const textOf = ({ maxLength = 200 }: { readonly maxLength?: number }, pick: Pick): string => `${TEXTS[pick(TEXTS.length)]}${pick(90)}`.slice(-maxLength);
const between = (minimum: number, maximum: number, pick: Pick): number => minimum + pick(maximum - minimum + 1);
const ids = (most: number, pick: Pick): readonly string[] => Array.from({ length: 1 + pick(Math.min(3, most)) }, (_, at) => uuid(at + 1));

const FILLINGS: Filling = {
  text: textOf,
  'long-text': textOf,
  'rich-text': ({ maxLength = 200 }, pick) => [{ type: 'paragraph', runs: [{ text: textOf({ maxLength }, pick), ...(pick(2) === 0 ? { bold: true } : {}) }] }],
  signature: (_, pick) => (pick(2) === 0 ? { strokes: 'M1 2L30 40' } : { name: '林某' }),
  'document-number': ({ organs = ['党发'] }, pick) => `${organs[0]}〔2018〕${1 + pick(90)}号`,
  integer: ({ minimum = 0, maximum = minimum + 100 }, pick) => between(minimum, maximum, pick),
  decimal: ({ scale, minimum = 0, maximum = minimum + 100 }, pick) => Number((minimum + pick(Math.min(100, maximum - minimum) * 10) / 10).toFixed(scale)),
  date: (_, pick) => DAYS[pick(DAYS.length)],
  month: (_, pick) => `2018-0${1 + pick(9)}`,
  year: ({ minimum = 2015, maximum = 2018 }, pick) => between(minimum, maximum, pick),
  'date-time': (_, pick) => `${DAYS[pick(DAYS.length)]}T0${pick(10)}:30`,
  choice: (_, pick, offered) => offered[pick(Math.max(1, offered.length))] ?? null,
  choices: (_, pick, offered) => some(offered, pick),
  checklist: ({ options }) => options.map(({ value }) => value),
  'yes-no': (_, pick) => pick(2) === 0,
  score: ({ maximum }, pick) => pick(maximum + 1),
  rating: ({ levels = 5 }, pick) => 1 + pick(levels),
  person: (_, pick) => uuid(1 + pick(9)),
  persons: ({ maxItems = 3 }, pick) => ids(maxItems, pick),
  unit: (_, pick) => uuid(1 + pick(9)),
  units: ({ maxItems = 3 }, pick) => ids(maxItems, pick),
  references: ({ maxItems = 3 }, pick) => ids(maxItems, pick),
  roster: (_, pick) => ids(3, pick).map((person) => ({ person, state: pick(2) === 0 ? 'present' : 'late' })),
  matrix: ({ rows, columns, cell }, pick) =>
    Object.fromEntries(
      rows.map(({ value }) => [
        value,
        cell === 'tick'
          ? columns[pick(columns.length)]?.value
          : Object.fromEntries(columns.map((column) => [column.value, cell === 'number' ? pick(50) : TEXTS[pick(TEXTS.length)]])),
      ]),
    ),
  files: ({ maxItems = 3 }, pick) => ids(maxItems, pick),
};

const fillingOf = (field: Of<ValueKind>): ((field: Field, pick: Pick, offered: readonly string[]) => unknown) => FILLINGS[field.kind] as never; // each is asked for its own kind alone

interface At {
  readonly definition: FormDefinition;
  readonly pick: Pick;
}

function valueFor(field: Field, reading: FormData, { pick }: At): unknown {
  if (field.kind === 'table' || field.kind === 'static' || field.kind === 'formula' || field.kind === 'serial') return undefined;
  return fillingOf(field)(
    field,
    pick,
    offeredOptions(field, reading).map(({ value }) => value),
  );
}

function rowsFor(table: TableField, data: FormData, at: At): readonly unknown[] {
  const least = table.minRows ?? (table.required === true ? 1 : 0);
  return Array.from({ length: least + at.pick(Math.min(3, (table.maxRows ?? 5) - least + 1)) }, (_, index) => {
    const row: Record<string, unknown> = { rowId: uuid(100 + index) };
    for (const column of columnsOf(table)) put(row, column, valueFor(column, { ...readingOf(at.definition, data), row }, at));
    return row;
  });
}

const put = (into: Record<string, unknown>, { key }: Field, value: unknown): void => {
  if (value !== undefined) into[key] = value;
};

/** Everything of the form filled in with values of its kinds, which may well contradict one another. */
export function filledAnyhow(definition: FormDefinition, pick: Pick): FormData {
  const data: Record<string, unknown> = {};
  for (const field of fieldsOf(definition))
    put(data, field, field.kind === 'table' ? rowsFor(field, data, { definition, pick }) : valueFor(field, readingOf(definition, data), { definition, pick }));
  return withoutHidden(definition, data);
}

/** A filled form nothing forbids to hand in. */
export function filledRight(definition: FormDefinition, seed: number): FormData {
  const pick = picks(seed);
  for (let tries = 0; tries < 400; tries += 1) {
    const data = filledAnyhow(definition, pick);
    if (!blocks(validate(definition, data, { today: TODAY }))) return data;
  }
  throw new Error(`no answer of ${definition.key} was right`);
}

const WRONG: readonly unknown[] = [
  null,
  '',
  ' ',
  'x'.repeat(6_000),
  -7,
  1e21,
  1.005,
  true,
  {},
  { stray: 1 },
  [],
  ['z'],
  [{}],
  '2018-02-30',
  'nobody',
  'a\u0000b',
  '\u202E倒\u200B',
];

/** The same with one thing wrong in it: a value of another kind, one too few, or one too many. */
export function broken(data: FormData, seed: number): FormData {
  const pick = picks(seed);
  const keys = Object.keys(data);
  const key = keys[pick(Math.max(1, keys.length))];
  const value = key === undefined ? undefined : data[key];
  if (key === undefined || pick(9) === 0) return { ...data, stray: pick(9) };
  const [first, ...rest] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (isPlainObject(first) && pick(3) > 0) {
    const { pick: _, ...row } = { pick, ...first };
    const cells = Object.keys(row);
    return { ...data, [key]: [{ ...row, [cells[pick(cells.length)] ?? 'stray']: WRONG[pick(WRONG.length)] }, ...rest] };
  }
  if (pick(4) > 0) return { ...data, [key]: WRONG[pick(WRONG.length)] };
  const { [key]: _, ...left } = data;
  return left;
}
