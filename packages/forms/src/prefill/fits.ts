import { assertNever } from '../conditions/operator.js';
import type { Field } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import { hasValue, isGiven, kindOf } from '../fields/registry.js';
import { brokenKeyword } from '../validation/schema-piece.js';
import type { KnownFact, Prefill } from './prefill.js';

type Kind = Field['kind'];

const FACTS: Readonly<Record<KnownFact, readonly Kind[]>> = {
  today: ['date', 'month', 'year'],
  filler: ['person', 'text'],
  'filler-post': ['text'],
  'filler-mobile': ['text'],
  unit: ['unit', 'text'],
  'unit-category': ['text'],
  campaign: ['text'],
  'campaign-year': ['year', 'text'],
};
const OF_POST: readonly Kind[] = ['person', 'persons', 'text'];

/**
 * Files, signatures and numbers belong to the record they were handed in with, and nobody answers for what the machine gives. Who links
 * a record must be able to read it, which is not known of whoever begins.
 */
export const isCarried = (field: Field): boolean => hasValue(field) && !isGiven(field) && !OWN.includes(field.kind);
const OWN: readonly Kind[] = ['files', 'signature', 'document-number', 'references'];

/** Whether a field can begin with this. Columns begin with facts alone: their rows come with the table. */
export function prefillFits(field: Field, prefill: Prefill, inTable: boolean): boolean {
  if (typeof prefill === 'string') return FACTS[prefill].includes(field.kind);
  switch (prefill.from) {
    case 'post':
      return OF_POST.includes(field.kind);
    case 'last-year':
      return !inTable && isCarried(field) && (field.kind === 'table' || (prefill.rows === undefined && prefill.columns === undefined));
    case 'linked':
      return !inTable && isCarried(field) && (field.kind !== 'table' || prefill.record === 'parent');
    default:
      return assertNever(prefill);
  }
}

/** The facts a kind can begin with. */
export const factsFor = (kind: Kind): readonly KnownFact[] => (Object.keys(FACTS) as KnownFact[]).filter((fact) => FACTS[fact].includes(kind)); // its own keys
export const holdsPost = (kind: Kind): boolean => OF_POST.includes(kind);

/** An answer of one kind may become one of another where it says the same. */
export function isAlike(from: Field, to: Field): boolean {
  const pair = `${from.kind} ${to.kind}`;
  return from.kind === to.kind || ['text long-text', 'long-text text', 'integer decimal', 'integer score', 'person persons', 'unit units'].includes(pair);
}

/** The answer as the field would hold it; undefined where the field would refuse it. */
export function answerFor(from: Field, to: Field, { value, today }: { readonly value: unknown; readonly today: string | undefined }): unknown {
  // Of what is masked its reader has the end alone, which is no answer.
  if (from.masked === true || !isAlike(from, to) || kindOf(from).isEmpty(value)) return undefined;
  const same = (from.kind === 'person' && to.kind === 'persons') || (from.kind === 'unit' && to.kind === 'units') ? [value] : value;
  const schema = schemaOf(to);
  if (schema === undefined || brokenKeyword(schema, same) !== undefined) return undefined;
  return kindOf(to).flaw?.(same, to, today) === undefined ? same : undefined;
}

const schemas = new WeakMap<Field, JsonSchema>();

/** One schema for each field: the interpreter prepares a schema once, and a long table asks thousands of times. */
function schemaOf(field: Field): JsonSchema | undefined {
  const schema = schemas.get(field) ?? kindOf(field).schema(field);
  if (schema !== undefined) schemas.set(field, schema);
  return schema;
}
