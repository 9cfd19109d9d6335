import type { FormData } from '@bihuan/forms';
import { decide, stateWord, stepOf } from '@bihuan/workflows';
import type { Effect, Facts, Machine } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import { issuesAtStep } from '../field-access/filled-at-step.js';
import { factsAt, itemFactsFrom, lookingBack } from '../facts/gather-facts.js';
import { outcomesOf } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import { surroundingsOf } from '../facts/surroundings.js';
import type { Surroundings } from '../facts/surroundings.js';
import { mayComment, mayRead } from '../item.policy.js';
import { lockItem, stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { actingAs, insteadOf } from './acting-as.js';
import { ARRANGING, isOfSigner } from './apply-command.js';
import type { Applied, ApplyCommand } from './apply-command.js';
import { asWritten } from './as-written.js';
import { attachedBy } from './attached.js';
import { personOf } from './by.js';
import { chooseForLater } from './choose-for-later.js';
import { changesOfItem, rearmed } from './changes-of-item.js';
import type { ChangesOfItem } from './changes-of-item.js';
import type { Deciding, Step } from './deciding.js';
import { decideAll } from './decide-all.js';
import { refuseNewerDraft, refuseOpenWords } from '../drafts/refuse-late.js';
import { definitionOfEvent } from './definition-of-event.js';
import type { EventDefinition } from './definition-of-event.js';
import { editedIn } from './edited-in.js';
import { handIn } from './handed-in.js';
import type { HandedIn } from './handed-in.js';
import { isStillFresh } from './freshness.js';
import { markedBy } from '../marking/marked-by.js';
import { moreBy, saidOf } from '../marking/more-places.js';
import { litPersons } from '../lights/light-rows.js';
import { machineEvent } from './machine-event.js';
import { nextNumber } from './numbers.js';
import { changedMeanwhile, refused } from './refuse.js';
import { isUrgedToday } from './urged-today.js';
import { writeDown } from './write-down.js';

/**
 * The only writer of an item. In one transaction and in this order: lock, may the caller see it, gather facts, decide,
 * is it what the caller saw, save state, history, slots, timers and messages. It does not commit and sends nothing.
 */
export async function applyEvent(tx: Tx, readings: Readings, command: ApplyCommand): Promise<Applied> {
  // One round trip: the second question is answered after the first, so it sees what is true under the lock.
  const [before, around] = await Promise.all([lockItem(tx, command.itemId), surroundingsOf(tx, command.itemId, command.by)]);
  if (!before || !around) throw new DomainError('item.unknown');
  const { time } = around;
  const machine = await lifecycleMachine(tx, before.lifecycleVersionId);
  refuseStranger(before, command, around);
  refuseFormerHolder(command, around);
  const said = before.headSeq === 0 ? creation(machine) : definitionOfEvent(machine, before, command.event);
  const facts = actingAs({
    machine,
    before,
    command,
    around,
    facts: await factsFor(tx, readings, { before, machine, command, around, form: await formRead(tx, before, { machine, command, said }) }),
  });
  // Not possible now is told before badly filled in: what came too late is too late, whatever was typed.
  const first = await decideFirst(tx, { machine, before, command, facts });
  const handed = await handedIn(tx, before, { machine, command, said, time });
  if (first.type === 'unmet') throw first.why;
  await refuseUnanswered(tx, before, { machine, command, today: time.today });
  const marked = await markedBy(tx, { machine, before, command });
  const files = await attachedBy(tx, command);
  const more = await moreBy(tx, { machine, before, command, around });
  const person = personOf(command.by);
  if (command.choices && person !== null)
    await chooseForLater(tx, { machine, before, event: command.event, choices: command.choices, by: person, time, above: facts.item });
  const steps = withTimers(await decideAll(tx, { machine, before, facts, first, handed, readings }), { machine, command, before, handed });
  const effects = steps.flatMap((step) => step.effects);
  const changes = await withEnd(tx, readings, { steps, machine, before }, await changesOfItem(tx, { before, command, effects, handed, today: time.today }));
  const deciding: Deciding = {
    machine,
    before,
    command,
    time,
    said: saidOf(said, more),
    handed,
    number: await numberFor(tx, before, { effects, time }),
    awaitedBy: around.awaitedBy,
    changes,
    marked,
    more,
    files,
    insteadOf: insteadOf(facts),
    lit: await litPersons(tx, before, { effects, time, reading: { readings, machine } }),
  };
  return writeDown(tx, deciding, steps);
}

/** An item that ends keeps in its record what whoever knows its kind says of it. */
async function withEnd(
  tx: Tx,
  readings: Readings,
  { steps, machine, before }: Pick<Gathering, 'machine' | 'before'> & { steps: readonly Step[] },
  changes: ChangesOfItem,
): Promise<ChangesOfItem> {
  const source = before.headSeq === 0 ? undefined : readings.endOf(before.kind);
  const last = steps.at(-1);
  if (!source || !last || before.ended !== null || stateWord(machine, last.state, { person: null }).ended === null) return changes;
  return { ...changes, note: [...changes.note, ...(await source(tx, before))] };
}

/** The last decision also arms anew what waits for a day the command moves. */
function withTimers(
  steps: readonly Step[],
  { machine, command, before, handed }: Pick<Gathering, 'machine' | 'command' | 'before'> & { readonly handed: HandedIn | null },
): Step[] {
  const last = steps.at(-1);
  const more = last ? rearmed(machine, last.state, { command, before, handed }) : [];
  return steps.map((step) => (step === last && more.length > 0 ? { ...step, effects: [...step.effects, ...more] } : step));
}

function creation(machine: Machine): EventDefinition {
  const { record, form } = machine.definition.create;
  return { record, form: form ?? null, submits: false, happened: null };
}

/** Before anything about the state is revealed. The system may always. */
function refuseStranger(item: ItemRow, command: ApplyCommand, around: Surroundings): void {
  const person = personOf(command.by);
  if (person === null || command.fromAbove || command.event.type === 'CREATE' || ARRANGING.has(command.event.type)) return;
  const reader = { personId: person, grants: around.grants };
  if (!mayRead(item, reader, around)) throw new DomainError('item.unknown');
  if (command.event.type === 'COMMENT' && !mayComment(item, reader, around)) throw new DomainError('comment.not-yours');
}

/** A signature belongs to the post: whoever has left it signs no more, though the slot is still open in his name. */
function refuseFormerHolder({ event }: ApplyCommand, { endedSlots }: Surroundings): void {
  if (isOfSigner(event) && endedSlots.includes(event.slotId)) throw new DomainError('slot.post-ended');
}

/** Whoever agrees has answered what his step is asked, on paper as well: it is entered with it. */
async function refuseUnanswered(
  tx: Tx,
  item: ItemRow,
  { machine, command: { event }, today }: { machine: Machine; command: ApplyCommand; today: string },
): Promise<void> {
  const issues = event.type === 'AGREE' ? await issuesAtStep(tx, item, { step: event.step, today }) : [];
  if (issues.length > 0) throw new DomainError('item.form-invalid', { count: issues.length }, issues);
  // Nobody's time running out answers for him: the step stands, and the office is told.
  if (event.type === 'TIMEOUT' && agrees(machine, event.step) && (await issuesAtStep(tx, item, { step: event.step, today })).length > 0)
    throw new DomainError('timeout.unanswered');
}

const agrees = (machine: Machine, step: string): boolean => stepOf(machine, step)?.due?.then === 'agree';

async function handedIn(
  tx: Tx,
  item: ItemRow,
  { machine, command, said, time }: { machine: Machine; command: ApplyCommand; said: EventDefinition; time: BusinessTime },
): Promise<HandedIn | null> {
  if (command.event.type === 'EDIT' && command.edits)
    return editedIn(tx, { item, step: command.event.step, edits: command.edits, today: time.today, personId: personOf(command.by) });
  if (said.form === null) {
    if (command.data !== undefined) throw new DomainError('item.form-unexpected');
    return null;
  }
  if (command.draft !== undefined && said.form === item.mainForm) {
    await refuseNewerDraft(tx, item, command.draft);
    await refuseOpenWords(tx, item, personOf(command.by));
  }
  return handIn(tx, { machine, item, form: said.form, data: command.data, today: time.today, personId: personOf(command.by) });
}

/** What the conditions read of the form that travels with the act: what its sender may not write, as it stands. */
async function formRead(
  tx: Tx,
  item: ItemRow,
  { machine, command: { data }, said }: { machine: Machine; command: ApplyCommand; said: EventDefinition },
): Promise<FormData | undefined> {
  const versionId = said.form === null ? undefined : item.pins[said.form];
  if (!data || versionId === undefined) return data;
  return (await asWritten(tx, { machine, item, definition: await formByVersion(tx, versionId), data })).data;
}

interface Gathering {
  readonly before: ItemRow;
  readonly machine: Machine;
  readonly command: ApplyCommand;
  readonly around: Surroundings;
  readonly form?: FormData | undefined;
}

async function factsFor(tx: Tx, readings: Readings, { before, machine, command, around, form }: Gathering): Promise<Facts> {
  const { enteredBy } = command.paper ?? {};
  return factsAt(around.time, {
    ...(enteredBy === undefined ? {} : { enteredBy }),
    actor: around.actor,
    item: itemFactsFrom(before, around),
    outcomes: await outcomesOf(tx, readings, { machine, item: before, event: command.event, form }),
    ...lookingBack(machine),
  });
}

interface DecidingFirst {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly command: ApplyCommand;
  readonly facts: Facts;
}

/** The event asked for. What only its filled-in form leaves unmet is kept back until the form itself was looked at. */
async function decideFirst(tx: Tx, { machine, before, command, facts }: DecidingFirst): Promise<DecidedStep | Unmet> {
  const urgedToday = command.event.type === 'URGE' && (await isUrgedToday(tx, before.id, facts.today));
  const round = 'wait' in command.event ? (before.context.places[command.event.wait]?.round ?? 0) : 0;
  const event = machineEvent(command, facts, { urgedToday, round, machine });
  const outcome = decide(machine, stateOf(before), event);
  const why = outcome.type === 'refusal' ? await refused(tx, outcome, { machine, item: before }) : null;
  if (why && why.code !== 'act.requirement-not-met') throw why;
  // A late signature learned just now who settled it; everything else that changed meanwhile is told here.
  if (command.expectedVersion !== null && command.expectedVersion !== before.version && !(await isStillFresh(tx, before, command)))
    throw await changedMeanwhile(tx, machine, before);
  return outcome.type === 'refusal'
    ? { type: 'unmet', why: why ?? new DomainError(outcome.code) }
    : { type: 'decided', event, state: outcome.state, effects: outcome.effects };
}

type DecidedStep = Step & { readonly type: 'decided' };
interface Unmet {
  readonly type: 'unmet';
  readonly why: DomainError;
}

async function numberFor(tx: Tx, before: ItemRow, { effects, time }: { effects: readonly Effect[]; time: BusinessTime }): Promise<string | null> {
  const issue = effects.find((effect) => effect.type === 'IssueNumber');
  // Agreed anew after it was opened again, it keeps the number it was agreed under.
  if (!issue || (issue.once && before.number !== null)) return null;
  return nextNumber(tx, issue.series, Number(time.today.slice(0, 4)));
}
