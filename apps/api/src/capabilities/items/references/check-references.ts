import { referencesIn, referenceUnknown } from '@bihuan/forms';
import type { FormData, FormDefinition, Issue } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { referable } from './referable.js';

interface Naming {
  readonly definition: FormDefinition;
  /** Who names them; null: nobody new is named. */
  readonly personId: string | null;
  /** What was handed in before: what stands there may stay, whoever named it. */
  readonly before: FormData | null;
  readonly after: FormData;
}

/** Records named now that are not there, are of another process, or that whoever names them may not read. */
export async function referenceIssues(tx: Tx, { definition, personId, before, after }: Naming): Promise<readonly Issue[]> {
  const stood = new Set(referencesIn(definition, before ?? {}).map(({ id }) => id.toLowerCase()));
  const named = referencesIn(definition, after).filter(({ id }) => !stood.has(id.toLowerCase()));
  if (named.length === 0) return [];
  const found = personId === null ? [] : await referable(tx, personId, { ids: [...new Set(named.map(({ id }) => id))] });
  const unknown = named.filter((one) => !found.some(({ id, process }) => id === one.id.toLowerCase() && one.of.includes(process)));
  return [...new Map(unknown.map((one) => [one.place.pointer, referenceUnknown(one)])).values()];
}
