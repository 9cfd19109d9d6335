import { differenceOfOptionSets, parseOptionSet } from '@bihuan/forms';
import type { Issue, OptionSetDefinition } from '@bihuan/forms';
import { unseenBelow } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { namesOf, recordOrganisationEvent } from '../../people/index.js';
import { addDefinition, addVersion, definitionNamed, lockDefinitions } from '../commands/version-rows.js';
import { contentHash } from '../content-hash.js';
import { list, versionsOf } from '../queries/versions.js';
import { optionSetView, savers } from './option-set-view.js';
import type { ChangeOptionSetBody, NewOptionSetBody } from './option-sets.contract.js';

/** A new list. Its key is made up here, so that no two houses call different lists the same. */
export async function createOptionSet(tx: Tx, personId: string, { title, options }: NewOptionSetBody): Promise<string> {
  await lockDefinitions(tx);
  const key = `options-${uuidV7().slice(-12)}`;
  const definition = sound({ format: 1, key, title, options });
  await refuseTakenTitle(tx, definition);
  await saveVersion(tx, { definition, version: 1, personId, changes: [`${options.length}项`] });
  return key;
}

/** What somebody made of a list, if nobody else changed it since he saw it. Forms stay what they are: they hold copies. */
export async function changeOptionSet(
  tx: Tx,
  personId: string,
  { key, version, title, options }: ChangeOptionSetBody & { readonly key: string },
): Promise<void> {
  await lockDefinitions(tx);
  const newest = (await versionsOf(tx, 'option-set', key)).at(-1);
  if (!newest) throw new DomainError('option-set.unknown');
  if (version !== newest.version) throw await stale(tx, { key, version: newest.version, personId });
  const definition = sound({ ...newest.definition, title, options });
  if (contentHash(definition) === contentHash(newest.definition)) throw new DomainError('option-set.nothing-new', { version });
  await refuseTakenTitle(tx, definition);
  await saveVersion(tx, { definition, version: version + 1, personId, changes: differenceOfOptionSets(newest.definition, definition) });
}

function sound({ options, ...set }: Written): OptionSetDefinition {
  // Said or not, it is the same; what is kept says it in one way.
  const lines = options.map(({ value, label, retired }) => ({ value, label: label.trim(), ...(retired === true ? { retired } : {}) }));
  const read = parseOptionSet({ ...set, options: lines });
  const found = read.ok ? unseenBelow(read.definition, '') : read.problems;
  const issues = found.map(({ pointer, code, message }): Issue => ({ pointer, code, message, severity: 'error' }));
  if (!read.ok || issues.length > 0) throw new DomainError('option-set.unsound', { count: issues.length }, issues);
  return read.definition;
}

type Written = Omit<OptionSetDefinition, 'options'> & Pick<ChangeOptionSetBody, 'options'>;

async function refuseTakenTitle(tx: Tx, { key, title }: OptionSetDefinition): Promise<void> {
  const taken = (await list(tx, 'option-set')).some(({ definition }) => definition.key !== key && definition.title === title);
  if (taken) throw new DomainError('option-set.title-taken', { title });
}

interface Saving {
  readonly definition: OptionSetDefinition;
  readonly version: number;
  readonly personId: string;
  readonly changes: readonly string[];
}

async function saveVersion(tx: Tx, { definition, version, personId, changes }: Saving): Promise<void> {
  const { key, title } = definition;
  const entry = { kind: 'option-set', key, title, content: definition } as const;
  const id = (await definitionNamed(tx, entry)) ?? (await addDefinition(tx, entry));
  await tx.rows('update definitions set title = $2 where id = $1 and title <> $2', [id, title]);
  await addVersion(tx, { definitionId: id, version, status: 'published', by: personId }, definition);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'definition', id },
    record: 'option-set.saved',
    byPersonId: personId,
    facts: { title, version: String(version), changes: [...changes] },
  });
}

async function stale(tx: Tx, { key, version, personId }: { readonly key: string; readonly version: number; readonly personId: string }): Promise<DomainError> {
  const by = (await savers(tx, key)).find((one) => one.version === version)?.by ?? null;
  const { people } = await namesOf(tx, { people: by === null ? [] : [by], units: [] });
  return new DomainError('option-set.changed-meanwhile', { by: by === personId ? '您在另一个页面上' : (people[by ?? '']?.name ?? '系统'), version }).attach(
    await optionSetView(tx, key, { mayManage: true }),
  );
}
