import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { PROBLEM_CATALOGUE } from '../../../kernel/errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import { toDomainError } from '../../../kernel/errors/to-domain-error.js';
import type { Caller } from '../../../kernel/http/caller.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { uuidOf } from '../../../kernel/ids/uuid-of.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { maySignIn, permissionsOf } from '../../people/index.js';
import { Items } from '../items.service.js';
import { isReadable, readerOf } from '../readable.js';
import type { HandOverAnswer, HandOverBody } from './hand-over.contract.js';
import { mayHandOver } from './hand-over.policy.js';
import { allHeldBy, heldOne } from './held-rows.js';
import type { HeldRow } from './held-rows.js';
import { refuseTaking } from './may-take.js';
import { namedAs, officeOf } from './open-work.js';
import { takersOf } from './takers.js';

type Line = HandOverBody['lines'][number];
type Result = HandOverAnswer['results'][number];
const BY_RULE = '现任同志';

/**
 * Hands over what somebody has in hand, each item in a transaction and under a key of its own, so that one that was settled
 * meanwhile stops no other and a retry repeats none. What the caller may not look into goes to the successor in the post alone.
 */
@Injectable()
export class HandOverWork {
  private readonly log = new Logger('hand-over');

  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Items) private readonly items: Items,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  async execute(caller: Caller, command: CommandRequest, body: HandOverBody): Promise<HandOverAnswer> {
    return this.commands.inParts(caller, command, {
      prepare: () => this.work.read(caller.tenantId, (tx) => hiddenOf(tx, caller.personId, body)),
      carryOut: async (hidden) => ({ answer: await this.each(caller, command, { body, hidden }), isFinal: true }),
    });
  }

  private async each(caller: Caller, command: CommandRequest, { body, hidden }: { body: HandOverBody; hidden: readonly Hidden[] }): Promise<HandOverAnswer> {
    const results: Result[] = [];
    const moved = new Set<string>();
    for (const line of body.lines) {
      const result = await this.one(caller, command, { body, line, slotGone: line.slotId !== null && moved.has(line.slotId) });
      if (result.ok && line.slotId !== null) moved.add(line.slotId);
      results.push(result);
    }
    if (body.byRule)
      for (const slot of hidden)
        await this.one(caller, command, { body, line: { itemId: slot.itemId, slotId: slot.slotId, fields: [], to: null }, slotGone: false });
    return answerOf(results, body.byRule);
  }

  private async one(caller: Caller, command: CommandRequest, moving: Moving): Promise<Result> {
    const { line } = moving;
    const told = { itemId: line.itemId, slotId: line.slotId };
    try {
      const key = keyOf(command.key, line);
      const { title } = await this.commands.run(caller, { key, hash: command.hash }, (tx) => this.move(tx, caller.personId, moving));
      return { ...told, title, ok: true, text: '已交接' };
    } catch (error) {
      const known = toDomainError(error);
      if (known.code === 'service.failed') this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      const detail = fillIn(this.problems[known.code]?.detail ?? '没有交接', known.facts);
      return { ...told, title: '', ok: false, text: detail.replace(/^没有[^：。]*：/u, '').split('。')[0] ?? detail };
    }
  }

  private async move(tx: Tx, callerId: string, { body: { personId, reason }, line, slotGone }: Moving): Promise<{ title: string }> {
    const { today } = await clockOf(tx);
    const row = await rowToMove(tx, callerId, { personId, line: slotGone ? { ...line, slotId: null } : line, today });
    const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
    const takers = await takersOf(tx, { machine, row, leaver: personId, today, office: await officeOf(tx, today) });
    const to = line.to ?? takers.find(({ how }) => how === 'same-post')?.person;
    if (to === undefined) throw new DomainError('hand-over.nobody');
    if (to === personId || !(await maySignIn(tx, to))) throw new DomainError('hand-over.wrong-person');
    refuseTaking({ machine, row, takers, callerId, leaver: personId }, to);
    const by = { person: callerId };
    const why = takers.find(({ person, how }) => person === to && how !== 'office')?.why ?? { resolver: 'hand-over' as const };
    if (row.slotId !== null && row.place !== null)
      await this.items.handOver(tx, { itemId: row.id, place: row.place, slotId: row.slotId, to: { person: to, why }, by, reason });
    for (const field of line.fields.filter((one) => namedAs(row, personId).includes(one)))
      await this.items.reassign(tx, { itemId: row.id, field, to, by, reason });
    return { title: line.to === null ? '' : row.title };
  }
}

/** A line of the request; `to` null: whoever holds the post now. */
type ToMove = Omit<Line, 'to'> & { readonly to: string | null };

interface Moving {
  readonly body: HandOverBody;
  readonly line: ToMove;
  /** An earlier line of the same request moved the slot; this one changes as what the item names him. */
  readonly slotGone: boolean;
}

/** The slot as it is now. A restricted one, and one the caller may not read, only goes by rule. */
async function rowToMove(tx: Tx, callerId: string, { personId, line, today }: { personId: string; line: ToMove; today: string }): Promise<HeldRow> {
  if (!mayHandOver(await permissionsOf(tx, callerId, today))) throw new DomainError('request.not-allowed');
  const row = await heldOne(tx, personId, { today, itemId: line.itemId, slotId: line.slotId });
  const mayLook = row !== null && row.privacy === 'normal' && (await isReadable(tx, row, await readerOf(tx, callerId, today)));
  if (!row) throw new DomainError('hand-over.not-in-hand');
  if (line.to !== null && !mayLook) throw new DomainError('item.unknown');
  return row;
}

interface Hidden {
  readonly itemId: string;
  readonly slotId: string;
}

/** Slots of the person the caller may not look into; refused before anything is done where he may not hand over at all. */
async function hiddenOf(tx: Tx, callerId: string, { personId }: HandOverBody): Promise<Hidden[]> {
  const { today } = await clockOf(tx);
  if (!mayHandOver(await permissionsOf(tx, callerId, today))) throw new DomainError('request.not-allowed');
  const reader = await readerOf(tx, callerId, today);
  const hidden: Hidden[] = [];
  for (const row of await allHeldBy(tx, personId, today))
    if (row.slotId !== null && (row.privacy !== 'normal' || !(await isReadable(tx, row, reader)))) hidden.push({ itemId: row.id, slotId: row.slotId });
  return hidden;
}

/** A key of the line's own, always the same for the same request. */
const keyOf = (request: string, { itemId, slotId, fields, to }: ToMove): string =>
  uuidOf(`${request}/${itemId}/${slotId ?? ''}/${[...fields].sort().join()}/${to ?? ''}`);

/** «5件已交接；1件未交：刚刚已由支委李某同意。» Of what goes by rule neither whether there was any nor how much. */
export function answerOf(results: readonly Result[], byRule: boolean): HandOverAnswer {
  const done = results.filter(({ ok }) => ok).length;
  const reasons = Map.groupBy(
    results.filter(({ ok }) => !ok),
    ({ text }) => text,
  );
  const parts = [
    ...(done === 0 ? [] : [`${done}件已交接`]),
    ...[...reasons].map(([text, same]) => `${same.length}件没有交接：${text}`),
    ...(byRule ? [`不公开的事项如有，已交${BY_RULE}，没有接任同志的仍留在原处`] : []),
  ];
  return { done, left: results.length - done, sentence: parts.length === 0 ? '没有需要交接的事项。' : `${parts.join('；')}。`, results: [...results] };
}
