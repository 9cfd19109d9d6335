import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { ActAnswer, SendEventBody } from '../item.contract.js';
import type { Applied, ApplyCommand, RequestedEvent } from '../apply/apply-command.js';
import { namesOf } from '../../people/index.js';
import { Items } from '../items.service.js';
import { countMinutes } from '../minutes/form-minutes.js';
import { namedRecord, receiptView } from '../views/act-answer.js';
import { chosenPeople } from './chosen-people.js';
import { checkPaper } from './enter-paper.js';
import { checkNamed, namedWithIt } from './named-by-office.js';
import { checkOverride } from './override.js';
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
    await checkOverride(tx, itemId, { personId, type: body.type });
    const event = requested(body, await chosenPeople(tx, itemId, { callerId: personId, body }));
    await checkNamed(tx, itemId, { callerId: personId, event });
    const paper = body.paper ? await checkPaper(tx, itemId, { callerId: personId, slotId: body.slotId, paper: body.paper }) : undefined;
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
        : await this.nameWithIt(tx, itemId, { personId, event, body });
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
    itemId: string,
    { personId, event, body: { expectedVersion, reason = '' } }: { personId: string; event: RequestedEvent; body: SendEventBody },
  ): Promise<Applied | null> {
    const field = event.type === 'HAND_OVER' ? await namedWithIt(tx, itemId, event) : null;
    if (event.type !== 'HAND_OVER' || field === null) return null;
    const { to, office } = event;
    const named = { type: 'REASSIGN', field, to: to.person, ...(office ? { office } : {}) } as const;
    return this.items.apply(tx, { itemId, by: { person: personId }, event: named, expectedVersion, reason });
  }
}

/** Marks of a comment are asked for; those of an act that gives back are given. */
function askedOf({ type, marks, more }: SendEventBody): Pick<ApplyCommand, 'marks' | 'more'> {
  if (type !== 'COMMENT') return { marks };
  return more === undefined ? {} : { more: more === 'ask' ? { type: more, places: marks ?? [] } : { type: more } };
}

async function namesInOrder(tx: Tx, people: readonly string[]): Promise<readonly string[]> {
  const names = people.length === 0 ? {} : (await namesOf(tx, { people: [...people], units: [] })).people;
  return people.flatMap((person) => names[person]?.name ?? []);
}
