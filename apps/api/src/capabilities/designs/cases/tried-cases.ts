import type { Tx } from '../../../kernel/database/tx.js';
import type { TriedCase } from '../../definitions/index.js';
import type { DesignDocument } from '../document/design-document.js';
import { casesOf } from './case-rows.js';
import { replayCases } from './replay.js';

/** Every case of its process, replayed by what is to be published. */
export async function triedCases(tx: Tx, document: DesignDocument): Promise<TriedCase[]> {
  const cases = await casesOf(tx, document.lifecycle.key);
  if (cases.length === 0) return [];
  const { results } = await replayCases(tx, document, cases);
  return results.map(({ id, name, passed, text }) => ({ id, process: document.lifecycle.title, name, passed, text }));
}
