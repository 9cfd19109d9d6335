import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { toDomainError } from '../../../kernel/errors/to-domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { PROBLEM_CATALOGUE } from '../../../kernel/errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import type { Caller } from '../../../kernel/http/caller.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { uuidOf } from '../../../kernel/ids/uuid-of.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { Items, readableAmong } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import { fillerText } from '../../items/index.js';
import type { RequestedEvent } from '../../items/index.js';
import type { BatchAnswer, BatchBody, BatchType } from '../inbox.contract.js';

type Decision = BatchBody['decisions'][number];

interface OneOutcome {
  readonly ok: boolean;
  readonly text: string;
  /** The system failed, not the decision: trying again may help. */
  readonly mayPass: boolean;
}

/**
 * Says the same of several items, each decided by itself and under a key of its own, so that one that was settled meanwhile stops
 * no other and a retry after a lost connection repeats none. The answer as a whole is kept under the caller's key.
 */
@Injectable()
export class DecideBatch {
  private readonly log = new Logger('decisions');

  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Items) private readonly items: Items,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  async execute(caller: Caller, command: CommandRequest, body: BatchBody): Promise<BatchAnswer> {
    return this.commands.inParts(caller, command, {
      prepare: () => this.fillers(caller, body.decisions),
      carryOut: async (fillers) => {
        const outcomes = await eachInTurn(body.decisions, (decision) => this.one(caller, command, { decision, body }));
        const results = outcomes.map(({ decision: { itemId }, outcome: { ok, text } }) => ({ itemId, filler: fillers.get(itemId) ?? '', ok, text }));
        // What may go better next time is not kept.
        return { answer: summary(body.label, results), isFinal: outcomes.every(({ outcome }) => !outcome.mayPass) };
      },
    });
  }

  private async one(caller: Caller, command: CommandRequest, { decision, body }: { decision: Decision; body: BatchBody }): Promise<OneOutcome> {
    const { itemId, expectedVersion } = decision;
    const { opinion, reason } = body;
    try {
      await this.commands.decide(caller, { key: keyOf(command.key, decision), hash: command.hash, subject: itemId }, async (tx) => {
        await this.items.apply(tx, { itemId, by: { person: caller.personId }, event: eventOf(body.type, decision), expectedVersion, opinion, reason });
        return { done: true };
      });
      return { ok: true, text: '已办', mayPass: false };
    } catch (error) {
      // Others of the batch may be done already: whatever stops this one is told with it.
      const known = toDomainError(error);
      if (known.code === 'service.failed') this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return { ok: false, text: this.reason(known), mayPass: (this.problems[known.code]?.status ?? 500) >= 500 };
    }
  }

  /** «刚刚已由支委李某同意»: the first sentence of the problem, without what the batch says itself. */
  private reason({ code, facts }: DomainError): string {
    const detail = fillIn(this.problems[code]?.detail ?? '这一步没有办成', facts);
    return detail.replace(/^没有[^：。]*：/u, '').split('。')[0] ?? detail;
  }

  /** Who each sheet is of, for those the caller may read; nothing of any other is told. */
  private fillers(caller: Caller, decisions: readonly Decision[]): Promise<ReadonlyMap<string, string>> {
    return this.work.read(caller.tenantId, async (tx) => {
      const items = await readableAmong(
        tx,
        decisions.map(({ itemId }) => itemId),
        caller.personId,
      );
      const units = items.flatMap(({ unitId, subjectUnitId }) => [unitId, ...(subjectUnitId === null ? [] : [subjectUnitId])]);
      const names = await namesOf(tx, { people: items.flatMap(({ subjectPersonId }) => subjectPersonId ?? []), units: [...new Set(units)] });
      return new Map(items.map((item) => [item.id, fillerText(item, names)]));
    });
  }
}

interface Decided {
  readonly decision: Decision;
  readonly outcome: OneOutcome;
}

/** Those of one item one after the other, all others at once; the answers come in the order asked. */
async function eachInTurn(decisions: readonly Decision[], decide: (decision: Decision) => Promise<OneOutcome>): Promise<Decided[]> {
  const decided: Decided[] = [];
  const ofItem = async (own: readonly (readonly [number, Decision])[]): Promise<void> => {
    for (const [place, decision] of own) decided[place] = { decision, outcome: await decide(decision) };
  };
  await Promise.all([...Map.groupBy(decisions.entries(), ([, { itemId }]) => itemId).values()].map(ofItem));
  return decided;
}

function eventOf(type: BatchType, { step, slotId, to }: Decision): RequestedEvent {
  if (type === 'RETURN') return { type, step, slotId, to };
  if (to !== undefined) throw new DomainError('request.malformed');
  return { type, step, slotId };
}

/** A key of the item's own, always the same for the same batch. */
const keyOf = (batch: string, { itemId, slotId }: Decision): string => uuidOf(`${batch}/${itemId}/${slotId}`);

/** «2份已同意；1份未办：刚刚已由支委李某同意。» */
export function summary(label: string, results: BatchAnswer['results']): BatchAnswer {
  const done = results.filter(({ ok }) => ok).length;
  const reasons = Map.groupBy(
    results.filter(({ ok }) => !ok),
    ({ text }) => text,
  );
  const left = [...reasons].map(([text, same]) => `${same.length}份未办：${text}`);
  const parts = [...(done === 0 ? [] : [`${done}份已${label}`]), ...left];
  return { done, left: results.length - done, sentence: `${parts.join('；')}。`, results: [...results] };
}
