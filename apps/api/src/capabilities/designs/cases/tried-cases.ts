import type { Tx } from '../../../kernel/database/tx.js';
import type { TriedCase } from '../../definitions/index.js';
import { organisationMark } from '../../people/index.js';
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

/** The same as before: none of its cases was changed, and nothing of the organisation or its calendar. */
export async function casesMark(tx: Tx, { lifecycle }: Pick<DesignDocument, 'lifecycle'>): Promise<string> {
  const cases = await casesOf(tx, lifecycle.key);
  if (cases.length === 0) return '';
  return `${await organisationMark(tx)} ${cases.map(({ id, revision }) => `${id}/${revision}`).join(' ')}`;
}
