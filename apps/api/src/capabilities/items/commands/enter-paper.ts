import { stepOf, submittersOf, wantedWith } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { claimFiles, filesOf } from '../../attachments/index.js';
import { dayOf } from '../views/moment-text.js';
import { namesOf, permissionsOf } from '../../people/index.js';
import type { Grant } from '../../people/index.js';
import type { ApplyCommand } from '../apply/apply-command.js';
import type { ItemView, SendEventBody, SubmissionView } from '../item.contract.js';
import { writtenAt } from '../views/forms-view.js';
import type { FormsSeen } from '../views/forms-view.js';
import type { ItemRow } from '../item-row.js';
import type { Readable } from '../readable.js';

type Paper = NonNullable<SendEventBody['paper']>;

const mayEnter = (grants: readonly Pick<Grant, 'permission'>[]): boolean => grants.some(({ permission }) => permission === 'decisions.enter-paper');

/** A signature somebody gave on paper, asked before anything is tried: by whom it may be entered, for whom, and of which day. */
export async function checkPaper(
  tx: Tx,
  { item, reader }: Readable,
  { slotId, paper }: { slotId: string | undefined; paper: Paper },
): Promise<NonNullable<ApplyCommand['paper']>> {
  const { today, zone } = await clockOf(tx);
  const { personId: callerId } = reader;
  const { id: itemId } = item;
  if (!mayEnter(reader.grants) || item.privacy === 'restricted') throw new DomainError('paper.not-offered');
  if (submittersOf(item.context).includes(callerId)) throw new DomainError('paper.own-submission');
  if (mayEnter(await permissionsOf(tx, paper.by, today))) throw new DomainError('paper.own-step');
  const slot = await tx.row<{ arrived: string }>(
    `select to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as arrived from assignments where id = $1 and item_id = $2 and person_id = $3`,
    [slotId ?? null, itemId, paper.by],
  );
  if (!slot) throw new DomainError('paper.not-the-signer');
  if (paper.on > today) throw new DomainError('paper.day-wrong', { why: '签批日期不能晚于今天' });
  if (paper.on < dayOf(slot.arrived, zone)) throw new DomainError('paper.day-wrong', { why: '签批日期早于送到这位同志手上的日期' });
  if (paper.file === null) throw new DomainError('paper.scan-missing');
  return { enteredBy: callerId, on: paper.on, files: await scan(tx, paper.file, { itemId, callerId }) };
}

/** The scan belongs to the item from now on; its hash goes into the record. */
async function scan(tx: Tx, fileId: string, { itemId, callerId }: { itemId: string; callerId: string }): Promise<Readonly<Record<string, string>>> {
  await claimFiles(tx, [fileId], itemId, callerId);
  return Object.fromEntries((await filesOf(tx, [fileId])).map(({ id, sha256 }) => [id, sha256]));
}

/** The slots whose paper this reader may enter; none of a restricted item or of his own submission, none of those who may enter papers themselves. */
export async function paperSlots(
  tx: Tx,
  { machine, item, personId, forms, handedIn }: { machine: Machine; item: ItemRow; personId: string; forms: FormsSeen; handedIn: readonly SubmissionView[] },
): Promise<ItemView['paper']> {
  const { today, zone } = await clockOf(tx);
  if (
    item.privacy === 'restricted' ||
    item.ended !== null ||
    submittersOf(item.context).includes(personId) ||
    !mayEnter(await permissionsOf(tx, personId, today))
  )
    return [];
  const open = await tx.rows<{ id: string; place: string; person: string; arrived: string }>(
    `select id, place, person_id as person, to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as arrived
     from assignments where item_id = $1 and closed_at is null and waits is null and kind <> 'consult' and person_id <> $2 order by opened_at, id`,
    [item.id, personId],
  );
  const { people } = await namesOf(tx, { people: open.map(({ person }) => person), units: [], inUnit: item.unitId });
  const slots: ItemView['paper'] = [];
  for (const { id, place, person, arrived } of open) {
    const step = stepOf(machine, place);
    if (!step || mayEnter(await permissionsOf(tx, person, today))) continue;
    slots.push({
      slotId: id,
      step: step.id,
      signerId: person,
      signer: people[person]?.label ?? '',
      arrivedOn: dayOf(arrived, zone),
      agree: { label: step.agree.label, opinion: step.agree.opinion ?? 'none', files: wantedWith(step, 'agree').files },
      return: step.return ? { label: step.return.label, phrases: [...(step.return.phrases ?? [])], files: wantedWith(step, 'return').files } : null,
      writes: writtenAt(step.id, { forms, handedIn }),
    });
  }
  return slots;
}
