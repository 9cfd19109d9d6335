import { nodesOf } from '@bihuan/workflows';
import type { ItemFacts, Machine, Told } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { peopleAtWork } from '../../people/index.js';
import type { ItemAnswers } from '../../people/index.js';

interface Asking {
  readonly item: ItemFacts;
  readonly today: string;
  answersAt(place: string): ItemAnswers;
}

/** Whom each node that only tells would tell today. */
export async function whoIsTold(tx: Tx, { definition }: Machine, { item, today, answersAt }: Asking): Promise<ReadonlyMap<string, readonly Told[]>> {
  const told = new Map<string, readonly Told[]>();
  for (const { value: node } of Object.values(definition.states).flatMap(({ chain }) => nodesOf(chain, ''))) {
    if (node.type !== 'cc' && node.type !== 'notify') continue;
    told.set(
      node.id,
      (await peopleAtWork(tx, { who: node.who }, { item, today, answers: answersAt(node.id) })).map(({ person, why }) => ({ person, why })),
    );
  }
  return told;
}
