import type { Field } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import { kindOf } from '../fields/registry.js';
import type { TextRead, TextsKnown } from '../fields/text-read.js';
import { sentenceFor } from '../validation/sentences.js';
import { brokenKeyword } from '../validation/schema-piece.js';

/** Whether a text typed or pasted can say a value of the field. */
export const isReadable = (field: Field): boolean => kindOf(field).read !== undefined;

/**
 * The value a text means to a field. Blank is no answer. What the field itself would refuse is not one either,
 * but for texts that are too long: they are kept, and said where they stand.
 */
export function readText(field: Field, text: string, known: TextsKnown): TextRead {
  const kind = kindOf(field);
  if (text.trim() === '') return { value: kind.blank };
  const read = kind.read?.(text, field, known) ?? { flaw: '不能这样填入' };
  if ('flaw' in read || field.kind === 'text' || field.kind === 'long-text') return read;
  const schema = schemaOf(field);
  const broken = brokenKeyword(schema, read.value);
  const wrong = broken === undefined ? kind.flaw?.(read.value, field, known.today) : sentenceFor(field, broken, schema);
  return wrong === undefined ? read : { flaw: wrong.words.replace(`“${field.label}”`, '') };
}

/** A value as one would type it. */
export function typedText(field: Field, value: unknown, names: Readonly<Record<string, string>> = {}): string {
  const kind = kindOf(field);
  return kind.typed?.(value, field) ?? kind.display(value, field, names);
}

const schemas = new WeakMap<Field, JsonSchema>();

/** One schema for each field: the interpreter prepares a schema once, and a block asks thousands of times. */
function schemaOf(field: Field): JsonSchema {
  const known = schemas.get(field) ?? kindOf(field).schema(field) ?? {};
  schemas.set(field, known);
  return known;
}
