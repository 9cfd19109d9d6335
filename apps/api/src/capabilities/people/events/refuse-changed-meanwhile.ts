import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { OrganisationSubject } from './organisation-chain.js';

const lastEditor: Named = {
  name: 'last-organisation-editor',
  text: `select p.name from organisation_events e join persons p on p.id = e.by_person_id
         where (e.subject_kind = $1 and e.subject_id = $2) or $2 = any(e.mentions) order by e.seq desc limit 1`,
};

/** Two people edit one thing: the second is told by whom it was changed. */
export async function refuseChangedMeanwhile(tx: Tx, { kind, id }: OrganisationSubject, what: string): Promise<never> {
  const last = await tx.row<{ name: string }>(lastEditor, [kind, id]);
  throw new DomainError('organisation.changed-meanwhile', { what, by: last?.name ?? '别人' });
}
