import { lineOfPointers, loadTemplates, readUnfinished } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/library';
import { formsOf } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { exportBundle, list, publishedVersion } from '../../definitions/index.js';
import type { NewDesignBody, NewDesignView } from '../designs.contract.js';
import { assertNever } from '../assert-never.js';
import { blankLifecycle } from '../document/blank.js';
import { documentOf } from '../document/design-document.js';
import type { DesignDocument } from '../document/design-document.js';
import { readDesign } from '../queries/design-row.js';
import { freeKey } from './free-key.js';
import { withOwnForms } from './own-forms.js';

/** What a new design begins with; or why nothing can be begun from it. */
export type Source =
  | { readonly type: 'document'; readonly document: DesignDocument; readonly baseVersionId: string | null }
  | { readonly type: 'not-yet'; readonly answer: Omit<NewDesignView, 'id'> };

export async function sourceOf(tx: Tx, { from, title }: NewDesignBody): Promise<Source> {
  switch (from.type) {
    case 'published':
      return from.copy ? ownKey(tx, (await published(tx, from.key)).document, from.ownForms) : published(tx, from.key);
    case 'template':
      return ownKey(tx, await template(tx, from.key), from.ownForms);
    case 'blank':
      if (title === undefined) throw new DomainError('design.title-missing');
      return {
        type: 'document',
        baseVersionId: null,
        document: { lifecycle: blankLifecycle({ key: await freeKey(tx, 'process'), title }), forms: [], series: [] },
      };
    case 'file':
      return fromFile(tx, from);
    case 'design':
      return ownKey(tx, (await readDesign(tx, from.id)).document, from.ownForms);
    default:
      return assertNever(from);
  }
}

async function published(tx: Tx, key: string): Promise<Extract<Source, { type: 'document' }>> {
  const { versionId } = await publishedVersion(tx, 'lifecycle', key);
  const document = documentOf(await exportBundle(tx, { kind: 'lifecycle', key, version: undefined }), key);
  if (!document) throw new Error(`the file of ${key} does not hold it`);
  return { type: 'document', document, baseVersionId: versionId };
}

async function template(tx: Tx, key: string): Promise<DesignDocument> {
  const found = loadTemplates().find((one) => one.key === key);
  if (!found) throw new DomainError('design.template-unknown');
  const { lifecycle, forms, series } = found;
  // Here a form may have become another one since it was brought: that one counts.
  const here = await publishedForms(tx, lifecycle);
  return { lifecycle, series, forms: [...forms.filter(({ key: own }) => !here.some((form) => form.key === own)), ...here] };
}

async function publishedForms(tx: Tx, lifecycle: LifecycleDefinition): Promise<DesignDocument['forms']> {
  const wanted = formsOf(lifecycle);
  return (await list(tx, 'form')).map(({ definition }) => definition).filter(({ key }) => wanted.includes(key));
}

/** A process of its own: nothing that runs or is published goes by its key. */
async function ownKey(tx: Tx, document: DesignDocument, ownForms = false): Promise<Source> {
  const apart = { ...document, lifecycle: { ...document.lifecycle, key: await freeKey(tx, document.lifecycle.key) } };
  return { type: 'document', baseVersionId: null, document: ownForms ? withOwnForms(apart) : apart };
}

async function fromFile(tx: Tx, { content, lifecycle }: { content: string; lifecycle?: string | undefined }): Promise<Source> {
  const read = readUnfinished(content);
  if (!read.ok) {
    const lines = lineOfPointers(
      content,
      read.problems.map(({ pointer }) => pointer),
    );
    return {
      type: 'not-yet',
      answer: { problems: read.problems.map((one) => ({ ...one, line: lines.get(one.pointer) ?? null })), problemCount: read.total, choices: [] },
    };
  }
  const { lifecycles } = read.bundle;
  const [only] = lifecycles.length === 1 ? lifecycles : lifecycles.filter(({ key }) => key === lifecycle);
  const document = only && documentOf(read.bundle, only.key);
  if (!document) return { type: 'not-yet', answer: { problems: [], problemCount: 0, choices: lifecycles.map(({ key, title: label }) => ({ key, label })) } };
  const known = (await list(tx, 'lifecycle')).find(({ definition }) => definition.key === document.lifecycle.key);
  return { type: 'document', document, baseVersionId: known?.versionId ?? null };
}
