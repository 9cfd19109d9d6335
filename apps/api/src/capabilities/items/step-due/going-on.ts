import type { Effect } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import type { ApplyCommand } from '../apply/apply-command.js';
import type { Deciding } from '../apply/deciding.js';
import { recountTakenBack } from './recount-taken-back.js';
import { startClocks } from './start-clocks.js';

/** What stood still, or was over and goes on, does so by days that may have moved: the command says then which, so that they stand in its record. */
export function goingOn(tx: Tx, deciding: Deciding, effects: readonly Effect[]): Promise<ApplyCommand> {
  return deciding.command.event.type === 'RESUME' ? startClocks(tx, deciding) : recountTakenBack(tx, deciding, effects);
}
