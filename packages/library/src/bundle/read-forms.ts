import { parseForm } from '@bihuan/forms';
import { below, shapes } from '@bihuan/workflows';
import type { FormDefinition } from '../kinds.js';
import { BUNDLE_FORMAT, type BundleProblem, type DefinitionBundle, type KnownNames } from './bundle.js';
import { bundleProblem, guardedJson } from './guard.js';
import { mendFor, mendOnPage } from './mend.js';
import { headProblems, readBundle } from './read-bundle.js';

export type ReadForms =
  | { readonly ok: true; readonly forms: readonly FormDefinition[] }
  /** `total`: how many there are, where not all are listed. */
  | { readonly ok: false; readonly problems: readonly BundleProblem[]; readonly total: number };

const MOST_PROBLEMS = 50;

/** The forms of a file of definitions, or the one form a file is; what is wrong is told at its place in the file. */
export function readForms(text: string): ReadForms {
  const guarded = guardedJson(text);
  if (!guarded.ok) return refused([guarded.problem]);
  const { json } = guarded;
  if (isForm(json)) return readAll([json], () => '');
  const head = headProblems(json);
  if (head.length > 0) return refused(head);
  const { forms = [] } = json as Partial<DefinitionBundle>; // the head says that what is there is a list
  return forms.length === 0 ? refused([bundleProblem('/forms', 'bundle.no-form', '文件里没有表单')]) : readAll(forms, (n) => below('/forms', n));
}

/** A form as a file of its own, as it is read again here and in the library. */
export const fileOfForm = (form: FormDefinition): string => fileOfForms([form]);

/** Several of them as one. */
export const fileOfForms = (forms: readonly FormDefinition[]): string =>
  `${JSON.stringify({ type: 'bihuan-definitions', format: BUNDLE_FORMAT, lifecycles: [], forms, series: [], registers: [] }, null, 2)}\n`;

/** What would keep a form from being published as it is now, at its place in the form. */
export function bundleProblemsOfForm(form: FormDefinition, known: KnownNames): readonly BundleProblem[] {
  const read = readBundle(fileOfForm(form), known);
  return read.ok ? [] : read.problems.map((one) => ({ ...one, pointer: one.pointer.replace('/forms/0', ''), mend: mendOnPage(one.code) }));
}

const isForm = (json: unknown): boolean => shapes.isPlain(json) && json['type'] === undefined && 'fields' in json && 'order' in json;

function readAll(all: readonly unknown[], pointerOf: (n: number) => string): ReadForms {
  const read = all.map((json, n) => ({ ...readOne(json), pointer: pointerOf(n) }));
  const problems = read.flatMap(({ problems: own, pointer }) => own.map((one) => ({ ...one, pointer: pointer + one.pointer })));
  return problems.length > 0 ? refused(problems) : { ok: true, forms: read.flatMap(({ form }) => form ?? []) };
}

function readOne(json: unknown): { readonly form?: FormDefinition; readonly problems: readonly BundleProblem[] } {
  const format: unknown = shapes.isPlain(json) ? json['format'] : undefined;
  if (typeof format === 'number' && format > 1)
    return { problems: [bundleProblem('/format', 'bundle.newer-format', `表单是第${format}版格式，本系统只认得第1版`)] };
  const read = parseForm(json);
  return read.ok ? { form: read.definition, problems: [] } : { problems: read.problems.map((one) => ({ ...one, mend: mendFor(one.code) })) };
}

const refused = (problems: readonly BundleProblem[]): ReadForms => ({ ok: false, problems: problems.slice(0, MOST_PROBLEMS), total: problems.length });
