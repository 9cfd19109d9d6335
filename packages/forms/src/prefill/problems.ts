import { isPlainObject } from '../conditions/reading.js';
import type { Field } from '../definition.js';
import { problemAt, type DefinitionProblem } from '../parsing/problem.js';
import { shapeProblems } from '../parsing/shape-problems.js';
import type { Shape } from '../parsing/shapes.js';
import { prefillFits } from './fits.js';
import { KNOWN_FACTS } from './prefill.js';

type Problems = readonly DefinitionProblem[];

const key = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' } as const;
const id = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' } as const;
const SHAPES: Readonly<Record<string, Shape>> = {
  post: { required: ['from', 'post'], properties: { from: { const: 'post' }, post: { type: 'string', minLength: 1, maxLength: 64 } } },
  'last-year': {
    required: ['from'],
    properties: {
      from: { const: 'last-year' },
      form: key,
      field: key,
      rows: { enum: ['all', 'choose'] },
      columns: { type: 'array', minItems: 1, maxItems: 100, items: id },
    },
  },
  linked: { required: ['from', 'record', 'field'], properties: { from: { const: 'linked' }, record: { enum: ['parent', 'register'] }, form: key, field: key } },
};

/** Whether it says where something comes from at all. */
export function prefillShapeProblems(prefill: unknown, pointer: string): Problems {
  if (prefill === undefined) return [];
  if (typeof prefill === 'string')
    return KNOWN_FACTS.some((fact) => fact === prefill) ? [] : [problemAt(pointer, 'definition.wrong-shape', '没有这种预填的来源')];
  const from = isPlainObject(prefill) ? prefill['from'] : undefined;
  const shape = typeof from === 'string' && Object.hasOwn(SHAPES, from) ? SHAPES[from] : undefined;
  return shape ? shapeProblems(prefill, shape, pointer) : [problemAt(pointer, 'definition.wrong-shape', '没有这种预填的来源')];
}

/** Whether the field can hold it, and what it names of the form itself is there. Pointers begin at the field. */
export function prefillProblems(field: Field, inTable: boolean): Problems {
  const { prefill } = field;
  if (prefill === undefined) return [];
  if (!prefillFits(field, prefill, inTable)) return [problemAt('/prefill', 'definition.wrong-default', `“${field.label}”不能这样预填`)];
  if (typeof prefill === 'string' || prefill.from === 'post') return [];
  if (prefill.from === 'linked')
    return prefill.record === 'parent' && prefill.form === undefined
      ? [problemAt('/prefill/form', 'definition.prefill-unknown', `“${field.label}”预填自上级事项的哪张表，请选定`)]
      : [];
  const columns = field.kind === 'table' ? field.columns : {};
  return (prefill.columns ?? []).flatMap((column, n) =>
    Object.hasOwn(columns, column) ? [] : [problemAt(`/prefill/columns/${n}`, 'definition.prefill-unknown', `“${field.label}”里没有要带入的这一列`)],
  );
}
