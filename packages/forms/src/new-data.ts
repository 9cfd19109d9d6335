import { columnsOf, fieldsOf, tableById } from './definition-reading.js';
import type { Field, FieldId, FormData, FormDefinition, Row } from './definition.js';
import { hasValue, kindOf } from './fields/registry.js';
import { isAnswer, type KnownFact, type PostPrefill } from './prefill/prefill.js';

/**
 * What is known when somebody begins: the local day, ids of himself and of the unit he fills it in for, the rest in words.
 * `names`: what people and units are called; `posts`: who holds a post in the unit, in official order.
 */
export interface Known extends Readonly<Partial<Record<KnownFact, string>>> {
  readonly names?: Readonly<Record<string, string>>;
  readonly posts?: Readonly<Record<string, readonly string[]>>;
}

/** What a new form starts with: every field blank but for what the form itself begins with, every table without rows. */
export function emptyData(definition: FormDefinition, known: Known = {}): FormData {
  const begun = firstValues(fieldsOf(definition), known);
  return definition.nil === undefined ? begun : { ...begun, nil: false };
}

/** A new row. The caller gives the id, because this package makes none up. */
export function newRow(definition: FormDefinition, tableId: FieldId, rowId: string, known: Known = {}): Row {
  const table = tableById(definition, tableId);
  return { ...firstValues(table === undefined ? [] : columnsOf(table), known), rowId };
}

const firstValues = (fields: readonly Field[], known: Known): FormData =>
  Object.fromEntries(fields.filter(hasValue).map((field) => [field.key, firstValue(field, known)]));

function firstValue(field: Field, known: Known): unknown {
  const { prefill } = field;
  const fact = prefill === undefined || isAnswer(prefill) ? undefined : factFor(field, prefill, known);
  return fact ?? field.default ?? kindOf(field).blank;
}

/** A fact as the kind of the field holds it: an id, a name, a number. */
function factFor(field: Field, prefill: KnownFact | PostPrefill, known: Known): unknown {
  const said = typeof prefill === 'string' ? known[prefill] : undefined;
  const ids =
    typeof prefill === 'string'
      ? said === undefined
        ? []
        : [said]
      : known.posts && Object.hasOwn(known.posts, prefill.post)
        ? (known.posts[prefill.post] ?? [])
        : [];
  switch (field.kind) {
    case 'month':
      return said?.slice(0, 7);
    case 'year':
      return said === undefined ? undefined : Number(said.slice(0, 4));
    case 'person':
      return ids[0];
    case 'persons':
      return ids.length === 0 ? undefined : ids.slice(0, field.maxItems ?? ids.length);
    case 'text': {
      const words = prefill === 'filler' || prefill === 'unit' || typeof prefill !== 'string' ? ids.map((id) => known.names?.[id] ?? '').join('、') : said;
      return words === undefined || words === '' ? undefined : words.slice(0, field.maxLength ?? words.length);
    }
    default:
      return said;
  }
}
