import { useQuery } from '@tanstack/react-query';
import { decisionsQuery, inboxQuery } from '../api/queries.js';
import type { Me } from '../api/types.js';

const works = ['plans.edit', 'registers.manage'];

/** Somebody who looks into records and has never anything to hand in or decide; null while that is not known yet. */
export const useOnlyReads = (me: Me): boolean | null => {
  const mayAudit = me.permissions.includes('history.audit') && !me.permissions.some((permission) => works.includes(permission));
  const inbox = useQuery({ ...inboxQuery(null), enabled: mayAudit }).data;
  const decisions = useQuery({ ...decisionsQuery('mine'), enabled: mayAudit }).data;
  if (!mayAudit) return false;
  if (!inbox || !decisions) return null;
  return (
    inbox.sent.length === 0 && inbox.sections.every((section) => section.cards.length === 0) && Object.values(decisions.counts).every((count) => count === 0)
  );
};
