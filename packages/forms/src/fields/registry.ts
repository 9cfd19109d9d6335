import type { Field } from '../definition.js';
import { checklist } from './checklist.js';
import { choice } from './choice.js';
import { choices } from './choices.js';
import { date } from './date.js';
import { dateTime } from './date-time.js';
import { decimal } from './decimal.js';
import { documentNumber } from './document-number.js';
import type { FieldKind, Mentions } from './field-kind.js';
import { files } from './files.js';
import { formula } from './formula.js';
import { integer } from './integer.js';
import { longText } from './long-text.js';
import { matrix } from './matrix.js';
import { month } from './month.js';
import { person } from './person.js';
import { persons } from './persons.js';
import { rating } from './rating.js';
import { references } from './references.js';
import { richText } from './rich-text.js';
import { roster } from './roster.js';
import { score } from './score.js';
import { serial } from './serial.js';
import { signature } from './signature.js';
import { staticText } from './static.js';
import { table } from './table.js';
import { text } from './text.js';
import { unit } from './unit.js';
import { units } from './units.js';
import { year } from './year.js';
import { yesNo } from './yes-no.js';

type Kind = Field['kind'];
type Registry = { readonly [K in Kind]: FieldKind<Extract<Field, { kind: K }>> };

/** The one place that knows all kinds: a new member of `Field` does not compile until it stands here. */
const REGISTRY: Registry = {
  text,
  'long-text': longText,
  'rich-text': richText,
  integer,
  decimal,
  date,
  month,
  year,
  'date-time': dateTime,
  choice,
  choices,
  checklist,
  'yes-no': yesNo,
  score,
  rating,
  person,
  persons,
  unit,
  units,
  roster,
  matrix,
  formula,
  serial,
  'document-number': documentNumber,
  files,
  references,
  signature,
  table,
  static: staticText,
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

/** Ids a value names, without the rows of a table: those are asked for column by column. */
export const mentionsOf = (field: Field, value: unknown): Mentions => kindOf(field).mentions?.(value) ?? {};

/** Whether a part of the value can be shown to whoever may not read it whole. */
export const isMaskable = (field: Field): boolean => kindOf(field).masked !== undefined;

/** Whether it stands in a form alone, never in rows. */
export const isOnlyInForm = (kind: Kind): boolean => REGISTRY[kind].isOnlyInForm === true;

/** Whether the machine gives the value: nobody may write it, nobody is asked for it. */
export const isGiven = (field: Field): boolean => kindOf(field).isGiven === true;
