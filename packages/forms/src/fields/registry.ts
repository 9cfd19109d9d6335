import type { Field } from '../definition.js';
import { choice } from './choice.js';
import { choices } from './choices.js';
import { date } from './date.js';
import type { FieldKind } from './field-kind.js';
import { files } from './files.js';
import { integer } from './integer.js';
import { longText } from './long-text.js';
import { person } from './person.js';
import { staticText } from './static.js';
import { table } from './table.js';
import { text } from './text.js';
import { unit } from './unit.js';
import { yesNo } from './yes-no.js';

type Kind = Field['kind'];
type Registry = { readonly [K in Kind]: FieldKind<Extract<Field, { kind: K }>> };

/** The one place that knows all kinds: a new member of `Field` does not compile until it stands here. */
const REGISTRY: Registry = {
  text, 'long-text': longText, integer, date, choice, choices, 'yes-no': yesNo, person, unit, files, table, static: staticText,
};

export const isKind = (kind: unknown): kind is Kind => typeof kind === 'string' && Object.hasOwn(REGISTRY, kind);

/** The kind of a field, ready to be asked about that field. */
export function kindOf(field: Field): FieldKind<Field> {
  // The registry pairs each kind with its own field type, which TypeScript cannot follow through the index.
  return REGISTRY[field.kind] as FieldKind<Field>;
}

/** What a definition of the kind may say beside the common properties. */
export const shapeOf = (kind: Kind): FieldKind<Field>['shape'] => REGISTRY[kind].shape;

/** Whether a field holds a value at all. */
export const hasValue = (field: Field): boolean => kindOf(field).schema(field) !== undefined;

/** The value as text for paper and differences. */
export const displayOf = (field: Field, value: unknown, names: Readonly<Record<string, string>> = {}): string => kindOf(field).display(value, field, names);
