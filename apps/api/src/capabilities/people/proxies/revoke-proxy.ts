import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { permissionsOf } from '../queries/holdings.js';
import { mayArrange, mayRevoke } from './proxies.policy.js';
import { lockProxy } from './proxy-rows.js';
import { whenOf } from './window.js';

/** Ends a window at once; what was done in it stays done, and nothing of what came in it stays with the stand-in. */
export async function revokeProxy(tx: Tx, callerId: string, id: string): Promise<{ id: string }> {
  const { today, trueNow } = await clockOf(tx);
  const isOffice = mayArrange(await permissionsOf(tx, callerId, today));
  const proxy = await lockProxy(tx, id);
  if (!proxy || (![proxy.principalId, proxy.proxyId].includes(callerId) && !isOffice)) throw new DomainError('proxy.unknown');
  if (!mayRevoke(proxy, { personId: callerId, isOffice })) throw new DomainError('proxy.not-yours');
  if (['over', 'revoked'].includes(whenOf(proxy, today))) throw new DomainError('proxy.over');
  await tx.rows('update proxies set revoked_at = $2, revoked_by = $3 where id = $1', [id, trueNow, callerId]);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'person', id: proxy.principalId },
    record: 'proxy.revoked',
    byPersonId: callerId,
    facts: { proxy: proxy.proxyId },
  });
  tx.announce({ itemId: null, people: [proxy.principalId, proxy.proxyId] });
  return { id };
}
