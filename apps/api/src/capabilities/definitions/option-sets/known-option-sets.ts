import type { OptionSetDefinition } from '@bihuan/forms';
import type { KnownOptionSets } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { list } from '../queries/versions.js';

/** Lists of options as they are here; those of a file go before, for they come with it. */
export async function knownOptionSets(tx: Tx, ofFile: readonly OptionSetDefinition[] = []): Promise<KnownOptionSets> {
  const here = new Map((await list(tx, 'option-set')).map((one) => [one.definition.key, one]));
  return new Map([...here, ...ofFile.map((definition) => [definition.key, { version: (here.get(definition.key)?.version ?? 0) + 1, definition }] as const)]);
}
