import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FormDefinition } from '../definition.js';
import { equalJson } from '../changes/index.js';
import { formShapeProblems, parseForm } from '../parsing/parse-form.js';
import { everyKind } from '../testing/every-kind.js';
import { roomCheck } from '../testing/room-check.js';
import type { FormCommand, OptionsAt, Place } from './command.js';
import { editForm } from './edit-form.js';
import { insertionOf, placingOf, sectionFrom, sectionRemovalOf, spanSet, widthSet } from './layout-commands.js';
import { parseFormCommand } from './parse-form-command.js';
import { rebaseForm, withSeen } from './rebase.js';

/** Numbers from which a command is made once it is known what there is to change. */
interface Chance {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly word: string;
}

const chance: fc.Arbitrary<Chance> = fc.record({ kind: fc.nat(18), a: fc.nat(999), b: fc.nat(999), word: fc.constantFrom('一', '二', '三', '四') });
const chances = fc.array(chance, { minLength: 1, maxLength: 12 });
const laidOut: FormDefinition = {
  ...roomCheck,
  layout: {
    sections: [
      { id: 's1', title: '一' },
      { id: 's2', title: '二' },
    ],
    fields: { f2: { section: 's2', span: 6 }, f3: { section: 's1' }, f10: { section: 's2' } },
    columns: { c1: { width: 3 } },
  },
};
const begin = fc.constantFrom(everyKind, roomCheck, laidOut);

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

function placeIn(definition: FormDefinition, { a, b }: Chance): Place {
  const tables = fieldsOf(definition).filter((field) => field.kind === 'table');
  const table = b % 3 === 0 ? at(tables, a) : undefined;
  const ids = table ? table.columnOrder : definition.order;
  const after = b % 5 === 0 ? undefined : at(ids, a);
  return { ...(table ? { table: table.id } : {}), ...(after === undefined ? {} : { after }) };
}

function fieldIn(definition: FormDefinition, { a, b }: Chance): { field: string; table?: string } {
  const all = fieldsOf(definition).flatMap((field) => [
    { field: field.id },
    ...(field.kind === 'table' ? columnsOf(field).map((column) => ({ field: column.id, table: field.id })) : []),
  ]);
  return at(all, a + b) ?? { field: 'nobody' };
}

function optionsIn(definition: FormDefinition, { a }: Chance): { at: OptionsAt; values: readonly string[] } {
  const all = fieldsOf(definition).flatMap((field) => {
    const lists = field.kind === 'matrix' ? (['rows', 'columns'] as const) : 'options' in field ? (['options'] as const) : [];
    return lists.map((list) => ({
      at: { field: field.id, list },
      values: (Reflect.get(field, list) as readonly { value: string }[]).map(({ value }) => value),
    })); // lists named just above
  });
  return at(all, a) ?? { at: { field: 'nobody', list: 'options' }, values: [] };
}

/** Sections, places and widths: single commands, and those that are made of several. */
function layoutCommandFrom({ kind, a, b, word }: Chance, definition: FormDefinition, name: string): FormCommand {
  const sections = (definition.layout?.sections ?? []).map(({ id }) => id);
  const section = at(sections, a) ?? 'none';
  const field = at(definition.order, a + b) ?? 'none';
  switch (kind) {
    case 11:
      return { type: 'insert-section', section: { id: name, title: word }, ...(b % 2 === 0 ? {} : { after: section }) };
    case 12:
      return b % 2 === 0 ? { type: 'move-section', section } : { type: 'set', target: { type: 'section', section }, path: ['help'], value: word };
    case 13:
      return b % 2 === 0 ? sectionRemovalOf(definition, section) : { type: 'remove-section', section };
    case 14:
      return sectionFrom(definition, field, { id: name, title: word });
    case 15:
      return spanSet(field, at([3, 4, 6, 8, 9, 12], b) ?? 12);
    case 16: {
      const table = fieldsOf(definition).find((one) => one.kind === 'table');
      return widthSet(table?.id ?? 'none', table?.kind === 'table' ? (at(table.columnOrder, a) ?? 'none') : 'none', b % 3 === 0 ? undefined : b);
    }
    case 17:
      return placingOf(definition, field, b % 2 === 0 ? { section } : { after: at(definition.order, b) ?? 'none' });
    default:
      return insertionOf(definition, { section }, { id: name, key: name, kind: 'text', label: word });
  }
}

function commandFrom(random: Chance, definition: FormDefinition, name: string): FormCommand {
  if (random.kind > 10) return layoutCommandFrom(random, definition, name);
  const { kind, a, b, word } = random;
  const rules = (definition.rules ?? []).map(({ id }) => id);
  const { at: where, values } = optionsIn(definition, random);
  const { table, after } = placeIn(definition, random);
  const one = fieldIn(definition, random);
  const option = at(values, b) ?? 'none';
  switch (kind) {
    case 0:
      return { type: 'insert-field', at: placeIn(definition, random), field: { id: name, key: name, kind: 'text', label: word } };
    case 1:
      return { type: 'remove-field', ...one };
    case 2:
      return {
        type: 'move-field',
        field:
          at(table === undefined ? definition.order : columnsOf(fieldsOf(definition).find(({ id }) => id === table) as never).map(({ id }) => id), b) ?? 'none',
        ...(table === undefined ? {} : { table }),
        ...(after === undefined ? {} : { after }),
      }; // a table by `placeIn`
    case 3:
      return { type: 'insert-option', at: where, option: { value: name, label: word }, ...(b % 2 === 0 ? {} : { after: option }) };
    case 4:
      return { type: 'remove-option', at: where, option };
    case 5:
      return { type: 'move-option', at: where, option, ...(a % 2 === 0 ? {} : { after: at(values, a) ?? 'none' }) };
    case 6:
      return {
        type: 'insert-rule',
        rule: { id: name, holds: { filled: { var: 'room' } }, severity: 'advice', message: word },
        ...(rules[0] === undefined || b % 2 === 0 ? {} : { after: rules[0] }),
      };
    case 7:
      return { type: 'remove-rule', rule: at(rules, a) ?? 'none' };
    case 8:
      return { type: 'set', target: { type: 'field', ...one }, path: ['label'], value: word };
    case 9:
      return b % 2 === 0
        ? { type: 'set', target: { type: 'field', ...one }, path: ['hint'], ...(a % 3 === 0 ? {} : { value: word }) }
        : { type: 'set', target: { type: 'option', ...where, option }, path: ['label'], value: word };
    default:
      return {
        type: 'all',
        commands: [{ type: 'set', target: { type: 'form' }, path: ['title'], value: word }, commandFrom({ ...random, kind: a % 10 }, definition, `${name}x`)],
      };
  }
}

interface Done {
  readonly definition: FormDefinition;
  readonly commands: readonly FormCommand[];
  readonly inverses: readonly FormCommand[];
}

function doAll(first: FormDefinition, random: readonly Chance[], author: string): Done {
  let done: Done = { definition: first, commands: [], inverses: [] };
  random.forEach((one, n) => {
    const command = withSeen(done.definition, commandFrom(one, done.definition, `${author}${n}`));
    const result = editForm(done.definition, command);
    if (result.type === 'edited') done = { definition: result.document, commands: [...done.commands, command], inverses: [result.inverse, ...done.inverses] };
  });
  return done;
}

const undone = ({ definition, inverses }: Done): FormDefinition =>
  inverses.reduce((now, inverse) => {
    const result = editForm(now, inverse);
    if (result.type === 'refused') throw new Error(`${result.code} ${JSON.stringify(inverse)}`);
    return result.document;
  }, definition);

describe('changing a form by commands', () => {
  it('leads back to the beginning when everything is undone, and is read by the lint at any time', () => {
    const made = { commands: 0 };
    fc.assert(
      fc.property(begin, chances, (first, random) => {
        const done = doAll(first, random, 'n');
        made.commands += done.commands.length;
        expect(formShapeProblems(done.definition)).toEqual([]);
        expect(typeof parseForm(done.definition).ok).toBe('boolean');
        expect(equalJson(undone(done), first)).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(made.commands).toBeGreaterThan(80);
  });

  it('makes commands that travel as JSON', () => {
    fc.assert(
      fc.property(begin, chances, (first, random) => {
        for (const command of doAll(first, random, 'n').commands) expect(parseFormCommand(JSON.parse(JSON.stringify(command)))).toMatchObject({ ok: true });
      }),
      { numRuns: 8 },
    );
  });

  it('leaves alone what it does not touch', () => {
    const result = editForm(roomCheck, { type: 'set', target: { type: 'field', field: 'f1' }, path: ['label'], value: '房间' });
    expect(result.type === 'edited' && result.document.fields['f2']).toBe(roomCheck.fields['f2']);
  });

  it('lets two people change one form, and loses nothing of either', () => {
    fc.assert(
      fc.property(begin, chances, chances, (first, mine, theirs) => {
        const [me, they] = [doAll(first, mine, 'm'), doAll(first, theirs, 't')];
        const both = rebaseForm({ document: they.definition, theirs: they.commands, mine: me.commands });
        expect(formShapeProblems(both.document)).toEqual([]);
        expect(both.done.length + both.conflicts.length).toBe(me.commands.length);
        // What they wrote stands: undoing what was done of mine leads back to it.
        const back = both.done.reduce<FormCommand[]>((inverses, command, n) => {
          const before = both.done.slice(0, n).reduce((now, one) => {
            const result = editForm(now, one);
            return result.type === 'edited' ? result.document : now;
          }, they.definition);
          const result = editForm(before, command);
          return result.type === 'edited' ? [result.inverse, ...inverses] : inverses;
        }, []);
        expect(equalJson(undone({ definition: both.document, commands: [], inverses: back }), they.definition)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  const say = (command: FormCommand): string => {
    const result = editForm(roomCheck, command);
    return result.type === 'refused' ? result.code : 'edited';
  };
  it.each<[string, FormCommand, string]>([
    ['an id that is taken, in a table too', { type: 'insert-field', at: {}, field: { id: 'c1', key: 'new', kind: 'text', label: '新' } }, 'edit.id-taken'],
    [
      'a table in a table',
      { type: 'insert-field', at: { table: 'f10' }, field: { id: 'n', key: 'n', kind: 'table', label: '表', columns: {}, columnOrder: [] } },
      'edit.breaks-shape',
    ],
    ['a place that is gone', { type: 'insert-field', at: { after: 'f99' }, field: { id: 'n', key: 'n', kind: 'text', label: '新' } }, 'edit.place-unknown'],
    [
      'the last option',
      {
        type: 'all',
        commands: [
          { type: 'remove-option', at: { field: 'f1', list: 'options' }, option: 'big' },
          { type: 'remove-option', at: { field: 'f1', list: 'options' }, option: 'small' },
        ],
      },
      'edit.breaks-shape',
    ],
    [
      'a value somebody changed',
      { type: 'set', target: { type: 'field', field: 'f1' }, path: ['label'], value: '甲', was: { value: '旧名' } },
      'edit.value-changed',
    ],
    ['parts written as a value', { type: 'set', target: { type: 'field', field: 'f1' }, path: ['options'], value: [] }, 'edit.has-parts'],
    ['a way into a prototype', { type: 'set', target: { type: 'form' }, path: ['constructor'], value: 1 }, 'edit.path-unknown'],
    ['a property no field has', { type: 'set', target: { type: 'field', field: 'f1' }, path: ['colour'], value: 'red' }, 'edit.breaks-shape'],
    ['what is not there', { type: 'remove-rule', rule: 'r9' }, 'edit.rule-unknown'],
  ])('refuses %s', (_what, command, code) => expect(say(command)).toBe(code));

  it('may leave what the lint then names', () => {
    const result = editForm(roomCheck, { type: 'remove-field', field: 'f7' });
    const parsed = result.type === 'edited' ? parseForm(result.document) : null;
    expect(parsed?.ok === false && parsed.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'definition.unknown-variable /fields/f8/visible',
    ]);
  });

  it('reads no command from what is none, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => expect(parseFormCommand(json).ok).toBe(false)),
      { numRuns: 200 },
    );
    expect(parseFormCommand({ type: 'remove-field', field: 'f1', force: true })).toMatchObject({ ok: false });
  });
});
