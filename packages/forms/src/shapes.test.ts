import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { editForm } from './editing/edit-form.js';
import type { FormCommand } from './editing/command.js';
import { parseFormCommand } from './editing/parse-form-command.js';
import { fieldsOf } from './definition-reading.js';
import type { FormDefinition } from './definition.js';
import { parseForm } from './parsing/parse-form.js';
import { broken, filledAnyhow, filledRight, picks, TODAY } from './testing/fill-in.js';
import { shapes, shapesUntold } from './testing/shapes.js';
import { toRjsf } from './to-rjsf.js';
import { visibleFields } from './visibility.js';
import { compileSchema } from './validation/compile-schema.js';
import { schemaIssues } from './validation/schema-issues.js';
import { blocks, checkOf, validate } from './validation/validate.js';

const again = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T; // what was printed

/** What one does in the builder to come from an empty form to this one. */
const building = (form: FormDefinition): readonly FormCommand[] => [
  ...form.order.flatMap((id, at): FormCommand[] => {
    const [field, after] = [form.fields[id], form.order[at - 1]];
    return field ? [{ type: 'insert-field', at: after === undefined ? {} : { after }, field }] : [];
  }),
  ...(form.rules ?? []).map((rule, at): FormCommand => {
    const after = form.rules?.[at - 1]?.id;
    return { type: 'insert-rule', rule, ...(after === undefined ? {} : { after }) };
  }),
  ...(['nil', 'paper', 'summary'] as const).flatMap((part): FormCommand[] =>
    form[part] === undefined ? [] : [{ type: 'set', target: { type: 'form' }, path: [part], value: form[part] }],
  ),
];

const empty = ({ format, key, title, minutes }: FormDefinition): FormDefinition => ({ format, key, title, minutes, fields: {}, order: [] });

function edited(form: FormDefinition, command: FormCommand): { readonly document: FormDefinition; readonly inverse: FormCommand } {
  const read = parseFormCommand(again(command));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const result = editForm(form, read.command);
  if (result.type === 'refused') throw new Error(JSON.stringify(result));
  return result;
}

describe('forms of very different shape', () => {
  it('are thirty and more', () => expect(shapes.length).toBeGreaterThanOrEqual(30));

  it('are each told of in the README of the examples', () => expect(shapesUntold()).toEqual([]));

  it.each(shapes.map((form) => [form.title, form] as const))(
    '%s: is read, printed and read again, and built and taken apart again command by command',
    (_, form) => {
      expect(parseForm(again(form))).toEqual({ ok: true, definition: form });
      let [standing, back]: [FormDefinition, FormCommand[]] = [empty(form), []];
      for (const command of building(form)) {
        const { document, inverse } = edited(standing, command);
        [standing, back] = [document, [inverse, ...back]];
      }
      expect(standing).toEqual(form);
      for (const command of back) standing = edited(standing, command).document;
      expect(standing).toEqual(empty(form));
    },
  );

  it.each(shapes.map((form) => [form.title, form] as const))(
    '%s: gets the same answer asked at once, row by row and by a second validator, filled in right and wrong',
    (_, form) => {
      const peer = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(compileSchema(form));
      const check = checkOf(form, { today: TODAY });
      const right = [1, 2, 3].map((seed) => filledRight(form, seed));
      const wrong = right.flatMap((data, at) => [1, 2, 3, 4].map((seed) => broken(data, 10 * at + seed)));
      for (const data of [...right, ...wrong, filledAnyhow(form, picks(7))]) {
        const issues = validate(form, data, { today: TODAY });
        expect(check.all(data)).toEqual(issues);
        expect(validate(again(form), again(data), { today: TODAY })).toEqual(issues);
        expect([schemaIssues(form, data).length === 0, data]).toEqual([peer(data), data]);
        const drawn = toRjsf(form, data);
        expect(again(drawn)).toEqual(drawn);
        expect(drawn.uiSchema['ui:order']).toEqual(visibleFields(form, data).map(({ key }) => key));
      }
      expect(right.some((data) => blocks(validate(form, data, { today: TODAY })))).toBe(false);
      if (fieldsOf(form).some(({ kind }) => kind !== 'static')) expect(wrong.some((data) => blocks(validate(form, data, { today: TODAY })))).toBe(true);
    },
  );
});
