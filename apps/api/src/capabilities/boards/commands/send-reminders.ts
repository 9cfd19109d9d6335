import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { toDomainError } from '../../../kernel/errors/to-domain-error.js';
import type { Caller } from '../../../kernel/http/caller.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { itemWords, remind, reminding } from '../../notifications/index.js';
import type { Reminded } from '../../notifications/index.js';
import { dayViewOf, readItems } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import type { RemindAnswer, RemindBody } from '../boards.contract.js';
import { mayRemind } from '../boards.policy.js';
import { boardFrame, sentTasks } from '../queries/frame.js';
import type { Asking, BoardFrame } from '../queries/frame.js';
import { leafSql, leafValues } from '../queries/leaves.js';
import { reachWords, reminderText } from '../reminder-words.js';
import type { RemindedItem } from '../reminder-words.js';

interface OpenLeaf {
  readonly id: string;
  readonly unit: string;
  readonly unsent: boolean;
  readonly returned: boolean;
}

/** What came of one item; `failed` where somebody was deciding about it longer than a moment, or the system failed: trying again may help. */
type Outcome = Reminded | { readonly type: 'failed' };
type Outcomes = ReadonlyMap<string, Outcome>;

interface Asked {
  readonly campaignId: string;
  readonly body: RemindBody;
}

interface Reached {
  readonly frame: BoardFrame;
  readonly leaves: readonly OpenLeaf[];
}

const NOTHING: RemindAnswer = { sent: 0, sentence: '没有可以催办的：选中的格子已经办结、不涉及，或属于限定范围。', units: [] };
/** So many at once, that others find connections. */
const LANES = 2;

/**
 * Reminds those who have the cells' unfinished items in hand, each item once a day; or only says whom that would reach.
 * Each item is reminded of in a transaction of its own: nobody who signs waits for the others, and one that is held stops none.
 * The answer as a whole is kept under the caller's key, unless trying again may help; the same request again repeats none that was sent.
 */
@Injectable()
export class SendReminders {
  private readonly log = new Logger('reminders');

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  async execute(caller: Caller, command: CommandRequest, { campaignId, body }: Asked): Promise<RemindAnswer> {
    const asking = { campaignId, personId: caller.personId };
    if (body.preview) return this.commands.run(caller, command, async (tx) => preview(tx, await reachedBy(tx, asking, body)));
    return this.commands.inParts(caller, command, {
      prepare: () => this.work.read(caller.tenantId, (tx) => reachedBy(tx, asking, body)),
      carryOut: async (reached) => {
        const outcomes = await this.sent(caller, reached);
        const answer = await this.work.read(caller.tenantId, (tx) => answerOf(tx, reached, outcomes));
        return { answer, isFinal: [...outcomes.values()].every(({ type }) => type !== 'failed') };
      },
    });
  }

  private async sent({ tenantId, personId }: Caller, { leaves }: Reached): Promise<Outcomes> {
    const outcomes = new Map<string, Outcome>();
    const left = leaves.map(({ id }) => id).values();
    // Once somebody was waited for in vain, whatever else is held is passed over: else a large batch elsewhere would hold up the whole.
    let waits = true;
    const inTurn = async (): Promise<void> => {
      for (const itemId of left) {
        const one = { itemId, by: personId, waits };
        const outcome = await this.work.run(tenantId, (tx) => remindSoon(tx, one)).catch((error: unknown) => this.failed(error));
        if (outcome.type === 'failed') waits = false;
        outcomes.set(itemId, outcome);
      }
    };
    await Promise.all(Array.from({ length: LANES }, inTurn));
    return outcomes;
  }

  /** Others are sent already, so whatever stops this one is told with them. */
  private failed(error: unknown): Outcome {
    if (toDomainError(error).code !== 'service.busy') this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { type: 'failed' };
  }
}

/** A moment is enough for whoever presses the same; whoever holds it longer is passed over. */
async function remindSoon(tx: Tx, one: { readonly itemId: string; readonly by: string; readonly waits: boolean }): Promise<Reminded> {
  if (one.waits) await tx.rows("set local lock_timeout = '1s'");
  return remind(tx, one);
}

async function reachedBy(tx: Tx, asking: Asking, { cells }: RemindBody): Promise<Reached> {
  const frame = await boardFrame(tx, asking, {});
  if (!mayRemind(frame.grants)) throw new DomainError('reminder.not-yours');
  refuseUnknown(frame, cells);
  return { frame, leaves: await openLeaves(tx, frame, cells) };
}

async function preview(tx: Tx, { frame, leaves }: Reached): Promise<RemindAnswer> {
  if (leaves.length === 0) return NOTHING;
  const outcomes = await reminding(
    tx,
    leaves.map(({ id }) => id),
    frame.personId,
  );
  const units = await unitsOf(tx, leaves, { frame, outcomes });
  return { sent: 0, sentence: `${reachWords(units)}。`, units };
}

async function answerOf(tx: Tx, { frame, leaves }: Reached, outcomes: Outcomes): Promise<RemindAnswer> {
  if (leaves.length === 0) return NOTHING;
  const units = await unitsOf(tx, leaves, { frame, outcomes });
  const came = (of: Outcome['type']): number => [...outcomes.values()].filter(({ type }) => type === of).length;
  const failed = came('failed') === 0 ? '' : `另有${came('failed')}件没有催到：有人正在办理，或系统一时没有办成。请稍后再催一次，已发出的不会重发。`;
  return { sent: came('sent'), sentence: `已发出${came('sent')}件催办（${reachWords(units)}）。${failed}`, units };
}

/** A cell of this board is one of its units beside one of its tasks; anything else was never on the screen. */
function refuseUnknown({ units, tasks }: BoardFrame, cells: RemindBody['cells']): void {
  const [known, sent] = [new Set(units.map(({ id }) => id)), new Set(tasks.map(({ id }) => id))];
  if (cells.some(({ unit }) => !known.has(unit))) throw new DomainError('board.unit-unknown');
  if (cells.some(({ task }) => !sent.has(task))) throw new DomainError('board.task-unknown');
}

async function openLeaves(tx: Tx, frame: BoardFrame, cells: RemindBody['cells']): Promise<OpenLeaf[]> {
  const itemOf = new Map(frame.tasks.map(({ id, itemId }) => [id, itemId]));
  const wanted = new Set(cells.map(({ unit, task }) => `${unit} ${itemOf.get(task) ?? ''}`));
  const units = frame.units.map(({ id }) => id).filter((id) => cells.some(({ unit }) => unit === id));
  const values = await leafValues(tx, { ...frame, units, tasks: sentTasks(frame.tasks) });
  const rows = await tx.rows<OpenLeaf & { task: string }>(
    `${leafSql(null)} select id, unit, task, unsent, returned from leaves where rank < 5 order by array_position($9::uuid[], unit), array_position($10::uuid[], task), id`,
    values,
  );
  return rows.filter(({ unit, task }) => wanted.has(`${unit} ${task}`));
}

async function unitsOf(tx: Tx, leaves: readonly OpenLeaf[], { frame, outcomes }: { frame: BoardFrame; outcomes: Outcomes }): Promise<RemindAnswer['units']> {
  const reachedOf = (some: readonly OpenLeaf[]): string[] => [
    ...new Set(
      some.flatMap(({ id }) => {
        const one = outcomes.get(id);
        return one?.type === 'sent' ? one.people : [];
      }),
    ),
  ];
  const senderUnit = frame.grants.find(({ permission }) => permission === 'reminders.send')?.unitId ?? '';
  const names = await namesOf(tx, { people: reachedOf(leaves), units: [senderUnit, ...leaves.map(({ unit }) => unit)] });
  const told = await toldItems(tx, leaves, frame.today);
  const units: RemindAnswer['units'] = [];
  for (const [unit, own] of Map.groupBy(leaves, (leaf) => leaf.unit)) {
    const of = (type: Outcome['type']): number => own.filter(({ id }) => outcomes.get(id)?.type === type).length;
    const isWithUnit = ({ id }: OpenLeaf): boolean => {
      const type = outcomes.get(id)?.type;
      return type === 'sent' || type === 'already';
    };
    const name = names.units[unit] ?? '';
    units.push({
      unit: { id: unit, name },
      items: own.length,
      already: of('already'),
      nobody: of('nobody'),
      own: of('own'),
      people: reachedOf(own).map((id) => names.people[id]?.name ?? ''),
      text: reminderText(
        name,
        own.filter(isWithUnit).flatMap(({ id }) => told.get(id) ?? []),
        names.units[senderUnit] ?? '',
      ),
    });
  }
  return units;
}

/** What a reminder says of each of them, by its id. */
async function toldItems(tx: Tx, leaves: readonly OpenLeaf[], today: string): Promise<ReadonlyMap<string, RemindedItem>> {
  const standing = new Map(leaves.map(({ id, unsent, returned }) => [id, returned ? 'returned' : unsent ? 'unsent' : 'under-way'] as const));
  const told = new Map<string, RemindedItem>();
  for (const item of await readItems(tx, [...standing.keys()])) {
    const day = item.dueOn === null ? null : dayViewOf(item.dueOn, today).text;
    told.set(item.id, { what: await itemWords(tx, item), day, at: standing.get(item.id) ?? 'under-way' });
  }
  return told;
}
