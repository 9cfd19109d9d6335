import { Inject, Injectable } from '@nestjs/common';
import { summarise } from '@bihuan/forms';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { lifecycleMachine } from '../definitions/index.js';
import { offered } from '../inbox/index.js';
import type { InboxCard } from '../inbox/index.js';
import { allowedActionsOf, dayViewOf, FieldSight, fillerText, Items, momentText, Readings, stateViewOf, submissionsOf } from '../items/index.js';
import { namesOf } from '../people/index.js';
import { findLink, ownerOfLink } from './find-link.js';
import type { LiveLink } from './find-link.js';
import { tokenHash } from './issue-links.js';
import { linkAct } from './links.contract.js';
import type { DecisionLinkAnswer, DecisionLinkBody, DecisionLinkView } from './links.contract.js';

type Offer = InboxCard['offers'][number];

/** Shows what a link is for, and decides it once. Looking changes nothing, whoever looks. */
@Injectable()
export class DecideByLink {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
  ) {}

  look(tenantId: string, token: string): Promise<DecisionLinkView> {
    return this.work.read(tenantId, async (tx) => this.viewOf(tx, await findLink(tx, token, { toUse: false })));
  }

  async decide(tenantId: string, request: CommandRequest, body: DecisionLinkBody): Promise<DecisionLinkAnswer> {
    const personId = await this.work.read(tenantId, (tx) => ownerOfLink(tx, body.token));
    if (personId === null) throw new DomainError('link.unknown');
    // The key and the whole body with its token make the same request: a lost answer is given again, though the link is used by then.
    const caller = { tenantId, personId, sessionHash: tokenHash(body.token), isPublicComputer: true };
    return this.commands.run(caller, request, (tx) => this.decideOnce(tx, body));
  }

  private async decideOnce(tx: Tx, { token, type, expectedVersion, opinion, reason }: DecisionLinkBody): Promise<DecisionLinkAnswer> {
    const link = await findLink(tx, token, { toUse: true });
    const offer = (await this.offersOf(tx, link)).find((one) => one.type === type);
    if (!offer) throw new DomainError('link.sign-in');
    const slot = { step: link.place, slotId: link.slotId };
    const event = type === 'RETURN' ? { type, ...slot, ...(offer.to === null ? {} : { to: offer.to }) } : { type, ...slot };
    const { receipt } = await this.items.apply(tx, { itemId: link.item.id, by: { person: link.personId }, event, expectedVersion, opinion, reason });
    await tx.rows('update decision_links set used_at = now() where id = $1', [link.id]);
    await tx.rows('insert into access_log (tenant_id, id, person_id, what, item_id, facts) values ($1, $2, $3, $4, $5, $6)', [
      tx.tenantId,
      uuidV7(),
      link.personId,
      'decided-by-link',
      link.item.id,
      JSON.stringify({ link: link.id, event: receipt.eventId }),
    ]);
    return { sentence: `已办理：${offer.label}。` };
  }

  private async offersOf(tx: Tx, { item, personId, slotId }: LiveLink): Promise<Offer[]> {
    const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
    const actions = await allowedActionsOf(tx, this.readings, { machine, item, personId });
    return offered(actions.filter((action) => action.slotId === slotId)).offers.filter(({ why }) => why === null);
  }

  private async viewOf(tx: Tx, link: LiveLink): Promise<DecisionLinkView> {
    const { item, personId } = link;
    const { today, zone } = await clockOf(tx);
    const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
    const names = await namesOf(tx, {
      people: [personId, ...(item.subjectPersonId === null ? [] : [item.subjectPersonId])],
      units: [item.unitId, ...(item.subjectUnitId === null ? [] : [item.subjectUnitId])],
    });
    const latest = (await submissionsOf(tx, item.id, zone)).findLast(({ form }) => form === item.mainForm);
    const seen = latest ? await new FieldSight(tx, personId, [item.id]).shown({ itemId: item.id, ...latest }) : null;
    return {
      itemId: item.id,
      version: item.version,
      title: item.title,
      filler: fillerText(item, names),
      summary: seen ? summarise(seen.definition, seen.data) || null : null,
      state: stateViewOf(machine, item, personId).label,
      due: item.dueOn === null ? null : `${dayViewOf(item.dueOn, today).text}截止`,
      signer: names.people[personId]?.label ?? '',
      expiresText: `${momentText(link.expiresAt, zone)}前有效，只能用一次`,
      acts: (await this.offersOf(tx, link)).flatMap(({ type, label, reason, phrases, toLabel }) => {
        const act = linkAct.safeParse(type);
        return act.success ? [{ type: act.data, label, reason, phrases, toLabel }] : [];
      }),
    };
  }
}
