import { lint } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { readDesign } from '../queries/design-row.js';
import { REHEARSE_TOPIC } from './rehearse.js';
import { addRehearsal } from './rehearsal-rows.js';
import type { RehearsalBody } from './rehearsal.contract.js';
import { unitsToRehearse } from './units-to-rehearse.js';

/** Orders a rehearsal of the design as it stands now; what is changed meanwhile does not disturb it. */
export async function startRehearsal(
  tx: Tx,
  { designId, personId, revision, day, answers }: RehearsalBody & { readonly designId: string; readonly personId: string },
): Promise<string> {
  const design = await readDesign(tx, designId, { lock: true });
  if (design.revision !== revision) throw new DomainError('design.changed-meanwhile', { by: '有同志', revision: design.revision });
  const problems = lint(design.document.lifecycle);
  if (problems[0]) throw new DomainError('design.cannot-run', { count: problems.length, text: problems[0].message });
  const units = await unitsToRehearse(tx, design.document.lifecycle, day);
  if (units.length === 0) throw new DomainError('rehearsal.no-units');
  const id = uuidV7();
  await addRehearsal(tx, { id, designId, revision, day, document: design.document, units, answers, askedBy: personId });
  await addToOutbox(tx, REHEARSE_TOPIC, { rehearsalId: id });
  return id;
}
