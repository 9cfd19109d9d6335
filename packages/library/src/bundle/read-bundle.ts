import { parseForm, parseOptionSet, type OptionSetDefinition } from '@bihuan/forms';
import { below, parseLifecycle, shapeProblems, shapes } from '@bihuan/workflows';
import type { FormDefinition, LifecycleDefinition, SeriesDefinition } from '../kinds.js';
import { BUNDLE_FORMAT, type BundleProblem, type DefinitionBundle, type KnownNames, type ReadBundle, type Reader } from './bundle.js';
import { accessSteps } from './access-steps.js';
import { bundleProblem, guardedJson } from './guard.js';
import { mendFor } from './mend.js';
import { lifecycleNames, withNames } from './lifecycle-names.js';
import { prefillNames } from './prefill-names.js';
import { readRegister, registerNames } from './registers.js';
import { formsStillUsed } from './still-used.js';
import { unseenIn } from './unseen.js';

const MOST_PROBLEMS = 200;
const MOST_OF_A_KIND = 50;

/**
 * Reads a file of definitions: its shape, whether each of them can run, and whether what they name exists.
 * Whom the steps would find is asked of the organisation elsewhere.
 */
export function readBundle(text: string, known: KnownNames): ReadBundle {
  const guarded = guardedJson(text);
  if (!guarded.ok) return refused([guarded.problem]);
  const head = headProblems(guarded.json);
  if (head.length > 0) return refused(head);
  // `headProblems` looked at the lists and at what stands in each.
  const raw = guarded.json as Readonly<Record<keyof DefinitionBundle, readonly unknown[] | undefined>>;
  const lifecycles = (raw.lifecycles ?? []).map((json, n) => readOne(json, below('/lifecycles', n), lifecycle));
  const forms = (raw.forms ?? []).map((json, n) => readOne(json, below('/forms', n), form));
  const series = (raw.series ?? []).map((json, n) => readOne(json, below('/series', n), seriesOf));
  const registers = (raw.registers ?? []).map((json, n) => readOne(json, below('/registers', n), readRegister));
  const optionSets = (raw.optionSets ?? []).map((json, n) => readOne(json, below('/optionSets', n), optionSet));
  const all = [...lifecycles, ...forms, ...series, ...registers, ...optionSets];
  const problems = all.flatMap((one) => one.problems);
  if (problems.length > 0) return refused(problems);
  const bundle: DefinitionBundle = {
    type: 'bihuan-definitions',
    format: BUNDLE_FORMAT,
    lifecycles: values(lifecycles),
    forms: values(forms),
    series: values(series),
    registers: values(registers),
    ...(optionSets.length > 0 ? { optionSets: values(optionSets) } : {}),
  };
  const faults = [...keysTwice(bundle), ...namesIn(bundle, known)];
  return faults.length > 0 ? refused(faults) : { ok: true, bundle };
}

/**
 * The same for somebody who goes on working on it: lifecycles need to be well-formed, but not yet able to run, and may name what nobody knows.
 * Registers are left out.
 */
export function readUnfinished(text: string): ReadBundle {
  const guarded = guardedJson(text);
  if (!guarded.ok) return refused([guarded.problem]);
  const head = headProblems(guarded.json);
  if (head.length > 0) return refused(head);
  const raw = guarded.json as Readonly<Record<keyof DefinitionBundle, readonly unknown[] | undefined>>; // as above
  const lifecycles = (raw.lifecycles ?? []).map((json, n) => readOne(json, below('/lifecycles', n), unfinished));
  const forms = (raw.forms ?? []).map((json, n) => readOne(json, below('/forms', n), form));
  const series = (raw.series ?? []).map((json, n) => readOne(json, below('/series', n), seriesOf));
  const problems = [...lifecycles, ...forms, ...series].flatMap((one) => one.problems);
  if (problems.length > 0) return refused(problems);
  const bundle: DefinitionBundle = {
    type: 'bihuan-definitions',
    format: BUNDLE_FORMAT,
    lifecycles: values(lifecycles),
    forms: values(forms),
    series: values(series),
    registers: [],
  };
  const faults = [...(bundle.lifecycles.length === 0 ? [bundleProblem('/lifecycles', 'bundle.no-lifecycle', '文件里没有流程')] : []), ...keysTwice(bundle)];
  return faults.length > 0 ? refused(faults) : { ok: true, bundle };
}

/** The forms of a file that can be read, however the rest of it stands; none where it is no such file. */
export function readableForms(text: string): readonly FormDefinition[] {
  const guarded = guardedJson(text);
  const forms = guarded.ok && shapes.isPlain(guarded.json) ? guarded.json['forms'] : [];
  return Array.isArray(forms) ? values(forms.slice(0, MOST_OF_A_KIND).map((json) => readOne(json, '', form))) : [];
}

function refused(problems: readonly BundleProblem[]): ReadBundle {
  return { ok: false, problems: problems.slice(0, MOST_PROBLEMS), total: problems.length };
}

const anything: shapes.Shape = () => [];
const many = shapes.list(anything, { most: MOST_OF_A_KIND });
const outer = shapes.object(
  { type: shapes.literal('bihuan-definitions'), format: shapes.literal(BUNDLE_FORMAT) },
  { lifecycles: many, forms: many, series: many, registers: many, optionSets: many },
);

export function headProblems(json: unknown): readonly BundleProblem[] {
  if (!shapes.isPlain(json) || json['type'] !== 'bihuan-definitions') return [bundleProblem('/type', 'bundle.not-a-bundle', '这不是流程库的文件')];
  const { format } = json;
  if (typeof format === 'number' && format > BUNDLE_FORMAT)
    return [bundleProblem('/format', 'bundle.newer-format', `文件是第${format}版格式，本系统只认得第${BUNDLE_FORMAT}版`)];
  const wrong = outer(json, '').map((one) => ({ ...one, mend: mendFor(one.code) }));
  if (wrong.length > 0) return wrong;
  const isEmpty = ['lifecycles', 'forms', 'series', 'registers', 'optionSets'].every((part) => !Array.isArray(json[part]) || json[part].length === 0);
  return isEmpty ? [bundleProblem('', 'bundle.empty', '文件里没有任何流程、表单、编号、台账或选项表')] : [];
}

type Read<T> = { readonly value: T | null; readonly problems: readonly BundleProblem[] };

function readOne<T>(json: unknown, pointer: string, read: Reader<T>): Read<T> {
  const answer = read(json);
  if (answer.ok) return { value: answer.definition, problems: [] };
  return { value: null, problems: answer.problems.map((one) => ({ ...one, pointer: pointer + one.pointer, mend: mendFor(one.code) })) };
}

const lifecycle: Reader<LifecycleDefinition> = (json) => parseLifecycle(json);
const unfinished: Reader<LifecycleDefinition> = (json) => {
  const wrong = shapeProblems(json);
  return wrong.length > 0 ? { ok: false, problems: wrong } : { ok: true, definition: json as LifecycleDefinition }; // the shape just looked at is its type
};
const form: Reader<FormDefinition> = (json) => parseForm(json);
const optionSet: Reader<OptionSetDefinition> = (json) => parseOptionSet(json);
const seriesShape = shapes.object({ key: shapes.text, label: shapes.text, pattern: shapes.text });
const seriesOf: Reader<SeriesDefinition> = (json) => {
  const wrong = seriesShape(json, '');
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const definition = json as SeriesDefinition; // the shape just looked at is its type
  const strange = definition.pattern.replaceAll('{year}', '').replaceAll('{n}', '');
  if (!definition.pattern.includes('{n}') || /[{}]/u.test(strange))
    return { ok: false, problems: [{ pointer: '/pattern', code: 'series.pattern', message: '编号规则里要有 {n}，此外只能用 {year}' }] };
  return { ok: true, definition };
};

function values<T>(read: readonly Read<T>[]): readonly T[] {
  return read.flatMap(({ value }) => (value === null ? [] : [value]));
}

function keysTwice(bundle: DefinitionBundle): readonly BundleProblem[] {
  return (['lifecycles', 'forms', 'series', 'registers', 'optionSets'] as const).flatMap((kind) => {
    const keys = (bundle[kind] ?? []).map(({ key }) => key);
    return keys.flatMap((key, n) =>
      keys.indexOf(key) < n ? [bundleProblem(below(`/${kind}`, n, 'key'), 'bundle.key-twice', `“${key}”在文件里写了两次`)] : [],
    );
  });
}

/** What a bundle names and nobody knows, each at its place in the file. */
export function namesIn(bundle: DefinitionBundle, known: KnownNames): readonly BundleProblem[] {
  const names = withNames(bundle, known);
  return [
    ...bundle.lifecycles.flatMap((definition, n) =>
      lifecycleNames(definition, names).map((one) => ({ ...one, pointer: below('/lifecycles', n) + one.pointer })),
    ),
    ...bundle.registers.flatMap((definition, n) => registerNames(definition, { names, pointer: below('/registers', n) })),
    ...formsStillUsed(bundle, known),
    ...accessSteps(bundle, known),
    ...prefillNames(bundle, known),
    ...unseenIn(bundle),
  ];
}
