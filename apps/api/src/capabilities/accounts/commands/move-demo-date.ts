import { addDays } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { tenantOf } from '../../people/index.js';

/** There is no way back, so a slip of the finger must not end the story. */
const FARTHEST_DAYS = 400;
const move = { name: 'move-demo-date', text: 'update tenants set business_on = $1 where business_on <= $1' };

/** Moves the business date of a demo or a trial forward; what falls due on the way is run by who listens to `clock.moved`. */
export async function moveDemoDate(tx: Tx, date: string): Promise<void> {
  if (!(await tenantOf(tx)).hasOwnDate) throw new DomainError('request.not-found');
  // Two movers at once: the second reads the date only after the first is done.
  await tx.rows('select from tenants for update');
  const { today } = await clockOf(tx);
  if (date < today) throw new DomainError('demo.date-backwards', { today });
  if (date > addDays(today, FARTHEST_DAYS)) throw new DomainError('demo.date-too-far');
  if (date === today) return;
  await tx.rows(move, [date]);
  await addToOutbox(tx, 'clock.moved', { today: date });
  tx.announce({ itemId: null, people: [], everybody: true });
}
