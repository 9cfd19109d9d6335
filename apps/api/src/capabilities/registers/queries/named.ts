import type { RegisterDefinition } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { list } from '../../definitions/index.js';

export async function registerNamed(tx: Tx, key: string): Promise<RegisterDefinition> {
  const found = (await list(tx, 'register')).find(({ definition }) => definition.key === key);
  if (!found) throw new DomainError('register.unknown');
  return found.definition;
}
