import type { Field, FormDefinition } from '@bihuan/forms';
import { uuidV7 } from '../../../src/kernel/ids/uuid-v7.js';
import type { UploadingVisitor } from '../../../src/testing/test-app.js';

/** What stands in a form on paper: words beside labels. People, units, options and files by their names. */
export interface Answers {
  readonly [label: string]: Written;
}
export type Written = string | number | boolean | readonly string[] | readonly Answers[];

/** The data a page would send for these answers, found by the labels of the form as the server serves it. */
export async function filledIn(by: UploadingVisitor, definition: FormDefinition, answers: Answers): Promise<Record<string, unknown>> {
  return record(by, Object.values(definition.fields), answers);
}

async function record(by: UploadingVisitor, fields: readonly Field[], answers: Answers): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {};
  for (const [label, written] of Object.entries(answers)) {
    const field = fields.find((one) => one.label === label);
    if (!field) throw new Error(`the form has no «${label}», only: ${fields.map((one) => one.label).join('、')}`);
    data[field.key] = await valueOf(by, field, written);
  }
  return data;
}

async function valueOf(by: UploadingVisitor, field: Field, written: Written): Promise<unknown> {
  switch (field.kind) {
    case 'choice':
      return optionOf(field, written);
    case 'choices':
      return list(field, written).map((label) => optionOf(field, label));
    case 'person':
      return idNamed(by, `/people?q=${encodeURIComponent(String(written))}`, written);
    case 'unit':
      return idNamed(by, '/units', written);
    case 'files':
      return Promise.all(list(field, written).map((name) => upload(by, String(name))));
    case 'table':
      return Promise.all(
        list(field, written).map(async (row) => ({ rowId: uuidV7(), ...(await record(by, Object.values(field.columns), answersOf(field, row))) })),
      );
    default:
      return written;
  }
}

function optionOf(field: Extract<Field, { kind: 'choice' | 'choices' }>, label: unknown): string {
  const option = field.options.find((one) => one.label === label);
  if (!option) throw new Error(`«${field.label}» has no «${String(label)}»`);
  return option.value;
}

function list({ label }: Field, written: Written): readonly (string | Answers)[] {
  if (!Array.isArray(written)) throw new Error(`«${label}» takes a list`);
  return written;
}

function answersOf({ label }: Field, row: string | Answers): Answers {
  if (typeof row === 'string') throw new Error(`«${label}» takes rows`);
  return row;
}

async function idNamed(by: UploadingVisitor, path: string, name: Written): Promise<string> {
  const { body } = await by.get(path);
  const found = body.find((one: { name: string }) => one.name === name);
  if (!found) throw new Error(`nobody and nothing is called «${String(name)}» at ${path}`);
  return found.id;
}

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

async function upload(by: UploadingVisitor, name: string): Promise<string> {
  const { status, body } = await by.upload({ name, type: 'image/png', bytes: picture });
  if (status !== 201 && status !== 200) throw new Error(`${name} cannot be uploaded: ${JSON.stringify(body)}`);
  return body.id;
}
