import { optionSetPlaces } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import { BUNDLE_FORMAT } from '@bihuan/library';
import type { DefinitionBundle } from '@bihuan/library';
import { formsOf } from '@bihuan/workflows';
import type { LifecycleDefinition } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { DefinitionKind, DefinitionOf } from '../kinds.js';
import { list } from '../queries/versions.js';

interface Held {
  readonly kind: DefinitionKind;
  readonly content: object;
}

/** Definitions as one file; of kinds a file cannot hold, nothing. */
export function bundleOf(held: readonly Held[]): DefinitionBundle {
  // Each was stored as its kind.
  const of = <K extends DefinitionKind>(kind: K): DefinitionOf[K][] => held.filter((one) => one.kind === kind).map(({ content }) => content as DefinitionOf[K]);
  const bundle = { lifecycles: of('lifecycle'), forms: of('form'), series: of('series'), registers: of('register') };
  const optionSets = of('option-set');
  return { type: 'bihuan-definitions', format: BUNDLE_FORMAT, ...bundle, ...(optionSets.length > 0 ? { optionSets } : {}) };
}

const oneVersion: Named = {
  name: 'definition-version-to-export',
  text: `select v.content from definition_versions v join definitions d on d.id = v.definition_id
         where d.kind = $1 and d.key = $2 and v.status = 'published' and ($3::int is null or v.version = $3) order by v.version desc limit 1`,
};

/** One definition with everything it needs, as the same page reads it back. */
export async function exportBundle(
  tx: Tx,
  { kind, key, version }: { kind: DefinitionKind; key: string; version: number | undefined },
): Promise<DefinitionBundle> {
  const row = await tx.row<{ content: object }>(oneVersion, [kind, key, version ?? null]);
  if (!row) throw new DomainError('definition.unknown', { key });
  if (kind === 'form') return bundleOf([{ kind, ...row }, ...(await setsOf(tx, [row.content as FormDefinition]))]); // stored as its kind
  if (kind !== 'lifecycle') return bundleOf([{ kind, ...row }]);
  const lifecycle = row.content as LifecycleDefinition; // stored as its kind
  const forms = new Set(formsOf(lifecycle));
  const numbers = new Set(Object.values(lifecycle.states).flatMap(({ on }) => Object.values(on ?? {}).map(({ number }) => number)));
  const needed: Held[] = [
    ...(await list(tx, 'form')).filter(({ definition }) => forms.has(definition.key)).map(({ definition }): Held => ({ kind: 'form', content: definition })),
    ...(await list(tx, 'series'))
      .filter(({ definition }) => numbers.has(definition.key))
      .map(({ definition }): Held => ({ kind: 'series', content: definition })),
  ];
  const own = needed.flatMap((one) => (one.kind === 'form' ? [one.content as FormDefinition] : [])); // likewise
  return bundleOf([{ kind, ...row }, ...needed, ...(await setsOf(tx, own))]);
}

/** The lists their options were copied from, as they stand now: the forms are whole without them. */
async function setsOf(tx: Tx, forms: readonly FormDefinition[]): Promise<Held[]> {
  const used = new Set(forms.flatMap((form) => optionSetPlaces(form).map(({ field }) => field.optionSet?.key)));
  return used.size === 0
    ? []
    : (await list(tx, 'option-set'))
        .filter(({ definition }) => used.has(definition.key))
        .map(({ definition }): Held => ({ kind: 'option-set', content: definition }));
}
