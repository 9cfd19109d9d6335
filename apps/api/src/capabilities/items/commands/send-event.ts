import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { ActAnswer, SendEventBody } from '../item.contract.js';
import type { Applied, ApplyCommand } from '../apply/apply-command.js';
import { namesOf } from '../../people/index.js';
import { Items } from '../items.service.js';
import { readableItem } from '../readable.js';
import type { Readable } from '../readable.js';
import { countMinutes } from '../minutes/form-minutes.js';
import { namedRecord, receiptView } from '../views/act-answer.js';
import { chosenPeople, NOBODY, peopleIn } from './chosen-people.js';
import { checkPaper } from './enter-paper.js';
import { namedWithIt, refuseNamed } from './named-by-office.js';
import type { HandOver } from './named-by-office.js';
import { isOverride, refuseOverride } from './override.js';
import { refuseOtherParts, requested } from './requested-event.js';
import { checkSignature } from './signature.js';

/** Sends one event to one item on behalf of the caller, or of the one who signed on paper. */
@Injectable()
export class SendEvent {
  constructor(@Inject(Items) private readonly items: Items) {}

  async execute(tx: Tx, itemId: string, { personId, body }: { personId: string; body: SendEventBody }): Promise<ActAnswer> {
    refuseOtherParts(body);
    const { expectedVersion, reason, opinion, signature, files, data, draft, choices } = body;
    const { marks, more } = askedOf(body);
    const known = isAskedBefore(body) ? await readableItem(tx, itemId, personId) : null;
    if (known) refuseOverride(body.type, known.reader);
    const event = requested(body, known ? await chosenPeople(tx, known, body) : NOBODY);
    if (known && event.type === 'HAND_OVER') await refuseNamed(tx, known, event);
    const paper = known && body.paper ? await checkPaper(tx, known, { slotId: body.slotId, paper: body.paper }) : undefined;
    await checkSignature(tx, personId, body);
    const by = { person: body.paper?.by ?? personId };
    const written =
      paper && body.edits && 'step' in event && 'slotId' in event
        ? await this.items.apply(tx, {
            itemId,
            by,
            event: { type: 'EDIT', step: event.step, slotId: event.slotId },
            expectedVersion,
            edits: { form: body.edits.form, edits: body.edits.places },
            paper,
          })
        : known && event.type === 'HAND_OVER'
          ? await this.nameWithIt(tx, known, { event, body })
          : null;
    const applied = await this.items.apply(tx, {
      itemId,
      by,
      event,
      expectedVersion: written?.item.version ?? expectedVersion,
      reason,
      opinion,
      signature,
      files,
      data,
      draft,
      paper,
      choices,
      marks,
      more,
    });
    if (draft !== undefined && data !== undefined && body.minutes !== undefined) countMinutes(tx, applied.item, body.minutes);
    // A plan is changed, a year closed, a sheet counted anew through a door of its own, which does what belongs to it; the bare act would only say so.
    if (applied.effects.some((effect) => effect.type === 'RunPlan' && effect.what !== 'launch-plan')) throw new DomainError('request.malformed');
    const machine = await lifecycleMachine(tx, applied.item.lifecycleVersionId);
    return receiptView(tx, {
      machine,
      applied,
      personId,
      record: namedRecord(applied.record, { type: body.type, names: await namesInOrder(tx, body.people ?? []) }),
      stays: applied.stays,
    });
  }

  private async nameWithIt(
    tx: Tx,
    { item, reader }: Readable,
    { event, body: { expectedVersion, reason = '' } }: { event: HandOver; body: SendEventBody },
  ): Promise<Applied | null> {
    const field = await namedWithIt(tx, item, event);
    if (field === null) return null;
    const { to, office } = event;
    const named = { type: 'REASSIGN', field, to: to.person, ...(office ? { office } : {}) } as const;
    return this.items.apply(tx, { itemId: item.id, by: { person: reader.personId }, event: named, expectedVersion, reason });
  }
}

/** Where what the request says is judged by the item before it is locked; a plain signature asks nothing before. */
const isAskedBefore = (body: SendEventBody): boolean => isOverride(body.type) || body.paper !== undefined || peopleIn(body).length > 0;

/** Marks of a comment are asked for; those of an act that gives back are given. */
function askedOf({ type, marks, more }: SendEventBody): Pick<ApplyCommand, 'marks' | 'more'> {
  if (type !== 'COMMENT') return { marks };
  return more === undefined ? {} : { more: more === 'ask' ? { type: more, places: marks ?? [] } : { type: more } };
}

async function namesInOrder(tx: Tx, people: readonly string[]): Promise<readonly string[]> {
  const names = people.length === 0 ? {} : (await namesOf(tx, { people: [...people], units: [] })).people;
  return people.flatMap((person) => names[person]?.name ?? []);
}
