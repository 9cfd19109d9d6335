import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import type { EntryBatchAnswer } from '../registers.contract.js';

export interface Picked {
  readonly itemId: string;
  readonly expectedVersion: number;
}

export interface EachOf {
  readonly picked: readonly Picked[];
  readonly problems: ProblemCatalogue;
  /** «已核实» */
  readonly say: string;
  work(one: Picked): Promise<unknown>;
}

/**
 * Does one thing to each of many entries, in the order of their ids so that two batches never wait for each other crosswise.
 * Each stands for itself: what cannot be done says why, and the others are done.
 */
export async function eachOf(tx: Tx, { picked, problems, say, work }: EachOf): Promise<EntryBatchAnswer> {
  const results: EntryBatchAnswer['results'] = [];
  for (const one of picked.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1))) {
    const why = await attempt(tx, () => work(one));
    results.push({ itemId: one.itemId, done: why === null, text: why === null ? say : sentenceOf(problems, why) });
  }
  const done = results.filter((one) => one.done).length;
  const left = results.length - done;
  return {
    done,
    left,
    results,
    sentence: left === 0 ? `${say}${done}条。` : `${say}${done}条，${left}条没有办：${results.find((one) => !one.done)?.text ?? ''}`,
  };
}

/** Null when it was done; otherwise nothing of it remains. */
async function attempt(tx: Tx, work: () => Promise<unknown>): Promise<DomainError | null> {
  await tx.rows('savepoint one_of_many');
  try {
    await work();
    await tx.rows('release savepoint one_of_many');
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await tx.rows('rollback to savepoint one_of_many');
    return error;
  }
}

const sentenceOf = (problems: ProblemCatalogue, { code, facts }: DomainError): string =>
  fillIn(problems[code]?.detail ?? '这一条现在不能办，请打开查看。', facts).replace(/^没有[^：。]*：/u, '');
