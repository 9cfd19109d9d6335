import type { RegisterDefinition } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import { actNamed, readItem } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { ActsBody, EntryBatchAnswer } from '../registers.contract.js';
import { eachOf } from './batch.js';

export interface Sending {
  readonly register: RegisterDefinition;
  readonly personId: string;
  readonly body: ActsBody;
  readonly problems: ProblemCatalogue;
}

/** One act the register names for it, sent to many entries: each by its own rules and with its own number. */
export async function sendToMany(tx: Tx, items: Items, { register, personId, body, problems }: Sending): Promise<EntryBatchAnswer> {
  const { act, entries } = body;
  if (!register.batch?.includes(act)) throw new DomainError('register.only-from-list');
  const say = await recordOfAct(
    tx,
    act,
    entries.map(({ itemId }) => itemId),
  );
  return eachOf(tx, {
    picked: entries,
    problems,
    say,
    work: ({ itemId, expectedVersion }) => items.apply(tx, { itemId, by: { person: personId }, event: { type: 'ACT', act }, expectedVersion }),
  });
}

/** What the act is called when it is done; entries it is not possible for say so themselves. */
async function recordOfAct(tx: Tx, act: string, ids: readonly string[]): Promise<string> {
  for (const id of ids) {
    const item = await readItem(tx, id);
    const found = item ? actNamed(await lifecycleMachine(tx, item.lifecycleVersionId), item, act) : undefined;
    if (found) return `${found.record}：`;
  }
  return '已办';
}
