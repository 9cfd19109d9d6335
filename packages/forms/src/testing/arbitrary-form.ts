import fc from 'fast-check';
import type { Field } from '../definition.js';
import { uuid } from './room-check.js';

type Json = Record<string, unknown>;

const option = (value: string): Json => ({ value, label: `选${value}` });
const options = fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }).map((values) => values.map(option));
const lines = fc.subarray(['r1', 'r2', 'r3'], { minLength: 1 }).map((values) => values.map(option));
const maybe = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Json> =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [name]: one }));
const all = (...parts: readonly fc.Arbitrary<Json>[]): fc.Arbitrary<Json> => fc.tuple(...parts).map((some) => Object.assign({}, ...some) as Json); // objects merged

type ValueKind = Exclude<Field['kind'], 'table' | 'static' | 'formula' | 'serial'>;

/** What a definition of each kind says beside the common properties. */
const SAYS: Readonly<Record<ValueKind, fc.Arbitrary<Json>>> = {
  text: maybe('maxLength', fc.integer({ min: 1, max: 20 })),
  'long-text': maybe('maxLength', fc.integer({ min: 1, max: 30 })),
  'rich-text': maybe('maxLength', fc.integer({ min: 1, max: 30 })),
  signature: fc.constant({}),
  integer: all(maybe('minimum', fc.integer({ min: -9, max: 0 })), maybe('maximum', fc.integer({ min: 1, max: 99 }))),
  decimal: all(
    fc.integer({ min: 2, max: 4 }).map((scale) => ({ scale })),
    maybe('minimum', fc.constantFrom(-1, 0, 0.5)),
    maybe('maximum', fc.constantFrom(1, 99.99)),
  ),
  date: maybe('notAfterToday', fc.boolean()),
  month: maybe('notAfterToday', fc.boolean()),
  year: maybe('minimum', fc.integer({ min: 2000, max: 2018 })),
  'date-time': maybe('notAfterToday', fc.boolean()),
  choice: options.map((some) => ({ options: some })),
  choices: options.map((some) => ({ options: some })),
  checklist: options.map((some) => ({ options: some.map((one, index) => (index % 2 === 1 ? { ...one, optional: true } : one)) })),
  'yes-no': fc.constant({}),
  score: all(
    fc.constantFrom(10, 100).map((maximum) => ({ maximum })),
    maybe('scale', fc.constantFrom(0, 1)),
  ),
  rating: maybe('levels', fc.integer({ min: 3, max: 10 })),
  person: fc.constant({}),
  persons: maybe('maxItems', fc.integer({ min: 1, max: 3 })),
  unit: fc.constant({}),
  units: maybe('maxItems', fc.integer({ min: 1, max: 3 })),
  roster: maybe('maxItems', fc.integer({ min: 1, max: 3 })),
  matrix: fc.record({ rows: lines, columns: lines, cell: fc.constantFrom('tick', 'number', 'text') }),
  'document-number': maybe('organs', fc.constant(['党发'])),
  references: all(fc.constant({ of: ['any'] }), maybe('maxItems', fc.integer({ min: 1, max: 3 }))),
  files: maybe('maxItems', fc.integer({ min: 1, max: 3 })),
};

const kinds = Object.keys(SAYS) as readonly ValueKind[]; // keys of the record above

const fieldAt = (id: string): fc.Arbitrary<Json> =>
  fc.constantFrom(...kinds).chain((kind) =>
    all(
      SAYS[kind],
      fc.boolean().map((required) => ({ id, key: `k-${id}`, label: `字段${id}`, kind, required })),
    ),
  );

const mapOf = (prefix: string, most: number): fc.Arbitrary<readonly Json[]> =>
  fc.integer({ min: 1, max: most }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => fieldAt(`${prefix}${n}`))));

const byId = (fields: readonly Json[]): Json => Object.fromEntries(fields.map((field) => [String(field['id']), field]));
const idsOf = (fields: readonly Json[]): readonly unknown[] => fields.map(({ id }) => id);

const table = fc.tuple(mapOf('c', 3), fc.boolean()).map(([columns, required]): Json => ({
  id: 't',
  key: 'rows',
  label: '行',
  kind: 'table',
  required,
  maxRows: 4,
  columns: byId(columns),
  columnOrder: idsOf(columns),
}));

/** Definitions without logic, of all kinds of fields with a value. */
export const formJson: fc.Arbitrary<Json> = fc.tuple(mapOf('f', 5), fc.option(table, { nil: undefined })).map(([fields, rows]) => {
  const every = rows === undefined ? fields : [...fields, rows];
  return { format: 1, key: 'any', title: '任意表', minutes: 1, fields: byId(every), order: idsOf(every) };
});

const id = fc.constantFrom(uuid(1), uuid(2), uuid(3), 'no-id');
const text = fc.constantFrom('', ' ', '灯不亮', 'x'.repeat(25), 'a\u0000b', '😀');
const cell = fc.oneof(fc.constantFrom('r1', 'r2', 'r9'), fc.constantFrom(1, 2.5, null), text);

/** Values that fit some kind, often enough the right one. */
const value = fc.oneof(
  text,
  id,
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: -10, max: 120 }),
  fc.constantFrom(0.07, 1.005, 99.99, 2018, 1e21, 0.1),
  fc.constantFrom('2018-10', '2018-13', '2018-10-16', '2018-02-30', '2018-10-16T14:30', '2018-10-16T25:00'),
  fc.constantFrom('a', 'b', 'c', 'd', 'z'),
  fc.array(fc.constantFrom('a', 'b', 'c', 'z'), { maxLength: 3 }),
  fc.array(id, { maxLength: 3 }),
  fc.array(
    fc.record({
      type: fc.constantFrom('paragraph', 'script'),
      runs: fc.oneof(text, fc.array(fc.record({ text, onclick: text }, { requiredKeys: [] }), { maxLength: 2 })),
    }),
    { maxLength: 2 },
  ),
  fc.record({ strokes: fc.constantFrom('M1 2L3 4', 'M1 2C3', '<svg>'), name: text }, { requiredKeys: [] }),
  fc.array(fc.record({ person: id, state: fc.constantFrom('present', 'late', 'asleep'), note: text }, { requiredKeys: ['person'] }), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('r1', 'r2', 'r3', 'r9'), fc.oneof(cell, fc.dictionary(fc.constantFrom('r1', 'r2', 'r9'), cell, { noNullPrototype: true })), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
);

/** A value of the kind more often than not. */
function valueOf(field: Json): fc.Arbitrary<unknown> {
  const good = GOOD[field['kind'] as ValueKind]; // made from `kinds` above
  return fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: value });
}

const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.uniqueArray(one, { maxLength: 2 });
const known = fc.constantFrom(uuid(1), uuid(2), uuid(3));
const day = fc.constantFrom('2018-10-16', '2018-12-31');
const block = fc.record({
  type: fc.constantFrom('paragraph', 'bullet', 'number'),
  runs: fc.array(fc.record({ text: fc.constantFrom('灯', ''), bold: fc.boolean() }, { requiredKeys: ['text'] }), { maxLength: 2 }),
});
const GOOD: Readonly<Record<ValueKind, fc.Arbitrary<unknown>>> = {
  text: fc.constantFrom('灯', '门'),
  'long-text': fc.constantFrom('灯', '门'),
  'rich-text': fc.array(block, { maxLength: 2 }),
  signature: fc.constantFrom({ strokes: 'M1 2L30 40' }, { name: '林某' }),
  integer: fc.integer({ min: 0, max: 1 }),
  decimal: fc.constantFrom(0.5, 0.75, 1),
  date: day,
  month: fc.constant('2018-10'),
  year: fc.constant(2018),
  'date-time': fc.constant('2018-10-16T14:30'),
  choice: fc.constantFrom('a', 'b', 'c', 'd'),
  choices: list(fc.constantFrom('a', 'b', 'c')),
  checklist: list(fc.constantFrom('a', 'c')),
  'yes-no': fc.boolean(),
  score: fc.integer({ min: 0, max: 10 }),
  rating: fc.integer({ min: 1, max: 3 }),
  person: known,
  persons: list(known),
  unit: known,
  units: list(known),
  'document-number': fc.constantFrom('党发〔2018〕5号', '党办发〔2018〕12号'),
  references: list(known),
  files: list(known),
  roster: fc.array(fc.record({ person: known, state: fc.constantFrom('present', 'leave') }), { maxLength: 2 }),
  matrix: fc.constantFrom({ r1: 'r1' }, { r1: { r1: 1 } }, { r1: { r1: '灯' } }, { r2: null }, {}),
};

/** Data for a definition: values of its kinds, some of another, now and then a key nobody knows. */
export function dataFor(json: Json): fc.Arbitrary<Json> {
  const fields = Object.values(json['fields'] as Readonly<Record<string, Json>>); // as made above
  const parts = fields.map((field) => maybe(String(field['key']), field['kind'] === 'table' ? rowsFor(field) : valueOf(field)));
  return all(...parts, fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constant({ stray: 1 }) }));
}

function rowsFor(table: Json): fc.Arbitrary<unknown> {
  const columns = Object.values(table['columns'] as Readonly<Record<string, Json>>); // as made above
  const row = all(...columns.map((column) => maybe(String(column['key']), valueOf(column))), fc.constantFrom({ rowId: uuid(1) }, { rowId: uuid(2) }, {}));
  return fc.array(row, { maxLength: 3 });
}
