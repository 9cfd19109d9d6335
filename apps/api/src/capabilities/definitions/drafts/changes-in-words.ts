import { differenceOfForms, differenceOfOptionSets } from '@bihuan/forms';
import type { FormDefinition, OptionSetDefinition } from '@bihuan/forms';
import { diffVersions } from '@bihuan/workflows';
import type { LifecycleDefinition, VersionChange } from '@bihuan/workflows';
import type { DefinitionKind } from '../kinds.js';
import { propertyWords, type PostNames } from './property-words.js';

const parts: Readonly<Record<VersionChange['part'], string>> = {
  lifecycle: '流程',
  state: '状态',
  act: '办理动作',
  chain: '审批链',
  step: '步骤',
  'sub-items': '下级事项',
  notify: '知会',
  cc: '抄送',
  wait: '等待',
  fork: '并行',
  branch: '分支',
};

export interface Compared {
  readonly kind: DefinitionKind;
  /** Null: there was none. */
  readonly before: object | null;
  readonly after: object;
}

/** What a new version changes, sentence by sentence. */
export function changesInWords({ kind, before, after }: Compared, posts: PostNames): readonly string[] {
  if (before === null) return [];
  // The kind says what both were checked as when they were read.
  if (kind === 'lifecycle') return diffVersions(before as LifecycleDefinition, after as LifecycleDefinition).flatMap((change) => sentencesOf(change, posts));
  if (kind === 'form') return differenceOfForms(before as FormDefinition, after as FormDefinition);
  if (kind === 'option-set') return differenceOfOptionSets(before as OptionSetDefinition, after as OptionSetDefinition);
  return propertiesThatDiffer(before, after);
}

function sentencesOf({ part, label, change, cells }: VersionChange, posts: PostNames): readonly string[] {
  const what = part === 'lifecycle' ? parts[part] : `${parts[part]}“${label}”`;
  switch (change) {
    case 'added':
      return [`新增${what}`];
    case 'removed':
      return [`去掉${what}`];
    case 'moved':
      return [`${what}换了位置`];
    case 'changed':
      return cells.map((cell) => `${what}${propertyWords(cell, posts)}`);
  }
}

function propertiesThatDiffer(before: object, after: object): readonly string[] {
  const [was, is]: [Record<string, unknown>, Record<string, unknown>] = [{ ...before }, { ...after }];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
    .map((property) => propertyWords({ property, before: was[property], after: is[property] }, new Map()).replace(/^的/u, ''));
}
