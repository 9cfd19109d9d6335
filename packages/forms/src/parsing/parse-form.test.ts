import { describe, expect, it } from '@jest/globals';
import { roomCheckJson } from '../testing/room-check.js';
import { parseForm } from './parse-form.js';

type Json = ReturnType<typeof roomCheckJson>;

/** Problems of the example after one change, as `code pointer`. */
function problemsAfter(change: (json: Json) => void): readonly string[] {
  const json = roomCheckJson();
  change(json);
  const parsed = parseForm(json);
  return parsed.ok ? [] : parsed.problems.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('parsing a form definition', () => {
  it('accepts the example', () => expect(problemsAfter(() => undefined)).toEqual([]));

  it.each<[string, (json: Json) => void, string]>([
    [
      'a property nobody knows',
      (json) => {
        json['colour'] = 'red';
      },
      'definition.unknown-property /colour',
    ],
    [
      'a property nobody knows in a field',
      (json) => {
        json['fields'].f1.colour = 'red';
      },
      'definition.unknown-property /fields/f1/colour',
    ],
    [
      'a property of another kind',
      (json) => {
        json['fields'].f5.maxLength = 3;
      },
      'definition.unknown-property /fields/f5/maxLength',
    ],
    [
      'a property nobody knows in a column',
      (json) => {
        json['fields'].f10.columns.c1.colour = 1;
      },
      'definition.unknown-property /fields/f10/columns/c1/colour',
    ],
    [
      'a property nobody knows on the paper',
      (json) => {
        json['paper'].columns[1].colour = 1;
      },
      'definition.unknown-property /paper/columns/1/colour',
    ],
    [
      'a field shown by a condition that is not written to the end',
      (json) => {
        json['fields'].f5.visible = { and: [] };
      },
      'condition.unfinished /fields/f5/visible',
    ],
    [
      'a field asked for by such a condition',
      (json) => {
        json['fields'].f5.requiredWhen = { or: [] };
      },
      'condition.unfinished /fields/f5/requiredWhen',
    ],
    [
      'an option offered by such a condition',
      (json) => {
        json['fields'].f1.options[0].when = { and: [] };
      },
      'condition.unfinished /fields/f1/options/0/when',
    ],
    [
      'a rule that asks nothing',
      (json) => {
        json['rules'][0].holds = { and: [] };
        delete json['rules'][0].at;
      },
      'condition.unfinished /rules/0/holds',
    ],
    [
      'a missing title',
      (json) => {
        delete json['title'];
      },
      'definition.missing-property /title',
    ],
    [
      'a choice without options',
      (json) => {
        delete json['fields'].f1.options;
      },
      'definition.missing-property /fields/f1/options',
    ],
    [
      'another format',
      (json) => {
        json['format'] = 2;
      },
      'definition.wrong-shape /format',
    ],
    [
      'a kind nobody knows',
      (json) => {
        json['fields'].f1.kind = 'toString';
      },
      'definition.unknown-kind /fields/f1/kind',
    ],
    [
      'a table in a table',
      (json) => {
        json['fields'].f10.columns.c1.kind = 'table';
      },
      'definition.unknown-kind /fields/f10/columns/c1/kind',
    ],
    [
      'an id that is not its own',
      (json) => {
        json['fields'].f1.id = 'f99';
      },
      'definition.id-mismatch /fields/f1/id',
    ],
    [
      'an order that forgets a field',
      (json) => {
        json['order'].pop();
      },
      'definition.order-incomplete /order',
    ],
    [
      'an order that names a field twice',
      (json) => {
        json['order'][0] = 'f2';
      },
      'definition.order-incomplete /order',
    ],
    [
      'a column order that forgets a column',
      (json) => {
        json['fields'].f10.columnOrder.pop();
      },
      'definition.order-incomplete /fields/f10/columnOrder',
    ],
    [
      'a key used twice',
      (json) => {
        json['fields'].f12.key = 'room';
      },
      'definition.key-repeated /fields/f12/key',
    ],
    [
      'a key that is taken',
      (json) => {
        json['fields'].f12.key = 'nil';
      },
      'definition.key-reserved /fields/f12/key',
    ],
    [
      'a column called like the row id',
      (json) => {
        json['fields'].f10.columns.c3.key = 'rowId';
      },
      'definition.key-reserved /fields/f10/columns/c3/key',
    ],
    [
      'an option offered twice',
      (json) => {
        json['fields'].f1.options[1].value = 'big';
      },
      'definition.option-repeated /fields/f1/options',
    ],
    [
      'bounds that cross',
      (json) => {
        json['fields'].f5.minimum = 501;
      },
      'definition.bounds-crossed /fields/f5/minimum',
    ],
    [
      'a condition on a field that does not exist',
      (json) => {
        json['fields'].f8.visible = { filled: { var: 'other' } };
      },
      'definition.unknown-variable /fields/f8/visible',
    ],
    [
      'a row read where there is none',
      (json) => {
        json['fields'].f8.visible = { filled: { var: 'row.what' } };
      },
      'definition.unknown-variable /fields/f8/visible',
    ],
    [
      'a rule on a column that does not exist',
      (json) => {
        json['rules'][1].holds = { filled: { var: 'row.other' } };
      },
      'definition.unknown-variable /rules/1/holds',
    ],
    [
      'a rule nobody can read',
      (json) => {
        json['rules'][2].holds = { matches: [] };
      },
      'condition.unknown-operator /rules/2/holds',
    ],
    [
      'a rule for no table',
      (json) => {
        json['rules'][1].table = 'f1';
        json['rules'][1].at = 'f1';
        json['rules'][1].holds = { filled: { var: 'room' } };
      },
      'definition.unknown-field /rules/1/table',
    ],
    [
      'a message at a column that does not exist',
      (json) => {
        json['rules'][0].at = 'c9';
      },
      'definition.unknown-field /rules/0/at',
    ],
    [
      'a message of the form at a column',
      (json) => {
        json['rules'][2].at = 'c1';
      },
      'definition.unknown-field /rules/2/at',
    ],
    [
      'a nil report for no table',
      (json) => {
        json['nil'].table = 'f1';
      },
      'definition.unknown-field /nil/table',
    ],
    [
      'a paper column that does not exist',
      (json) => {
        json['paper'].columns[1].field = 'c9';
      },
      'definition.unknown-field /paper/columns/1/field',
    ],
    [
      'a count of what is no table',
      (json) => {
        json['summary'][0].count = 'room';
      },
      'definition.unknown-field /summary/0/count',
    ],
    [
      'what is no JSON',
      (json) => {
        json['title'] = undefined;
      },
      'definition.not-json /title',
    ],
  ])('refuses %s', (_what, change, problem) => expect(problemsAfter(change)).toEqual([problem]));

  it.each(['constructor', 'prototype', '__proto__'])('refuses the key %s wherever it stands', (name) => {
    const json = JSON.parse(JSON.stringify(roomCheckJson()).replace('"c5":', `"${name}":`));
    const parsed = parseForm(json);
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'definition.prototype-key', pointer: `/fields/f10/columns/${name}` }] });
  });

  it('tells all it finds at once', () => {
    expect(
      problemsAfter((json) => {
        json['minutes'] = -1;
        json['fields'].f1.label = '';
        json['fields'].f2.kind = 'day';
      }),
    ).toHaveLength(3);
  });
});
