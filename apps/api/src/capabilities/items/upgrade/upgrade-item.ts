import { planMigration, upgrade } from '@bihuan/workflows';
import type { Effect, Facts, ItemState, Machine, Mapping } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine, versionById } from '../../definitions/index.js';
import { directoryOn } from '../../people/index.js';
import { decideAll } from '../apply/decide-all.js';
import { writeDown } from '../apply/write-down.js';
import type { Applied, ApplyCommand } from '../apply/apply-command.js';
import type { By } from '../apply/by.js';
import type { Deciding, Step } from '../apply/deciding.js';
import { machineEvent } from '../apply/machine-event.js';
import { pinsFor } from '../create-item.js';
import { factsAt, itemFactsFrom, lookingBack } from '../facts/gather-facts.js';
import { outcomesOf } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import { knownOrganisation, surroundingsOf } from '../facts/surroundings.js';
import { lockItem, stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { vacantLandings } from './vacant.js';
import type { NotOver } from './vacant.js';

export interface Upgrading {
  readonly itemId: string;
  readonly by: By;
  readonly reason: string;
  /** Version of the lifecycle it goes over to. */
  readonly to: string;
  readonly mapping: Mapping;
  /** It returns to this state, as if it had not gone over; `mapping` names the places back. */
  readonly back?: ItemState;
}

export type Upgraded =
  | { readonly type: 'upgraded'; readonly applied: Applied; readonly command: ApplyCommand; readonly before: ItemRow }
  | { readonly type: 'blocked'; readonly reasons: readonly NotOver[] };

/**
 * Puts one item on another version of its lifecycle, with its record, slots, timers and messages, as any other command: nothing of it
 * happens where it is blocked. Asks no rights: the migration it belongs to did.
 */
export async function upgradeItem(tx: Tx, readings: Readings, upgrading: Upgrading): Promise<Upgraded> {
  const { itemId, by, to: toId, mapping, back, reason } = upgrading;
  const [before, around] = await Promise.all([lockItem(tx, itemId), surroundingsOf(tx, itemId, by)]);
  if (!before || !around) throw new DomainError('item.unknown');
  const [from, to] = [await lifecycleMachine(tx, before.lifecycleVersionId), await lifecycleMachine(tx, toId)];
  const outcomes = await outcomesOf(tx, readings, { machine: to, item: before, event: { type: 'UPGRADE' }, form: undefined });
  const facts: Facts = factsAt(around.time, { actor: around.actor, item: itemFactsFrom(before, around), outcomes, ...lookingBack(to) });
  const command: ApplyCommand = { itemId, by, event: { type: 'UPGRADE', version: toId, mapping, ...(back ? { back } : {}) }, expectedVersion: null, reason };
  const event = machineEvent(command, facts);
  if (event.type !== 'UPGRADE') throw new Error('an upgrade is asked for as such');
  const outcome = upgrade({ from, to }, stateOf(before), event);
  if (outcome.type === 'blocked') return { type: 'blocked', reasons: outcome.reasons };
  const vacant = back ? [] : await vacantFor(tx, { from, to }, { before, mapping, facts });
  if (vacant.length > 0) return { type: 'blocked', reasons: vacant };
  const row = await rowBy(tx, before, { toId, to });
  const first: Step = { event, state: outcome.state, effects: outcome.effects };
  // Answers are found and refused in the words of the version it is on from now on.
  const item: ItemRow = { ...before, ...row, value: outcome.state.value, context: outcome.state.context };
  const steps = await decideAll(tx, { machine: to, before: item, facts, first, handed: null, readings });
  const deciding: Deciding = {
    machine: to,
    before: { ...before, ...row },
    command,
    time: around.time,
    handed: null,
    number: null,
    awaitedBy: around.awaitedBy,
    said: { record: back ? '退回原版流程办理' : '改按新版流程办理', form: null, submits: false, happened: null },
    changes: { row, note: await told(tx, before.lifecycleVersionId, toId) },
  };
  tx.write(keepVersion, [tx.tenantId, itemId, toId, JSON.stringify(row.pins)]);
  if (back) await forgetDeadlines(tx, itemId, { back, effects: outcome.effects });
  return { type: 'upgraded', applied: await writeDown(tx, deciding, steps), command, before };
}

/** Steps it would go on at with nobody to ask, where that was not chosen. */
async function vacantFor(
  tx: Tx,
  versions: { readonly from: Machine; readonly to: Machine },
  { before, mapping, facts }: { readonly before: ItemRow; readonly mapping: Mapping; readonly facts: Facts },
): Promise<readonly NotOver[]> {
  const plan = planMigration(versions, stateOf(before), mapping);
  if (plan.type === 'blocked') return plan.reasons;
  const directory = knownOrganisation(tx, facts.today)?.directory ?? directoryOn(tx, facts.today);
  const vacant = await vacantLandings({ to: versions.to, lands: plan.lands, mapping }, directory, { item: facts.item, context: before.context });
  return vacant.filter(({ isChosen }) => !isChosen);
}

const keepVersion: Named = { name: 'keep-version-of-item', text: 'update items set lifecycle_version_id = $3, pins = $4 where tenant_id = $1 and id = $2' };
const forget: Named = {
  name: 'forget-deadlines-of-places',
  text: 'delete from step_deadlines where item_id = $1 and not (place = any($2)) and place = any($3)',
};

/** Deadlines of places that came with what is undone: going over once more counts them from then. What only gets its name back runs on. */
async function forgetDeadlines(
  tx: Tx,
  itemId: string,
  { back: { context }, effects }: { readonly back: ItemState; readonly effects: readonly Effect[] },
): Promise<void> {
  const named = new Set(effects.flatMap((effect) => (effect.type === 'RenamePlace' ? [effect.from] : [])));
  const rows = await tx.rows<{ place: string }>('select distinct place from assignments where item_id = $1', [itemId]);
  await tx.rows(forget, [
    itemId,
    Object.keys(context.places),
    rows.map(({ place }) => place).filter((place) => !Object.hasOwn(context.places, place) && !named.has(place)),
  ]);
}

/** Forms the new version names and the old one did not are pinned as they are now; the others stay what they were. */
async function rowBy(tx: Tx, { pins, mainForm }: ItemRow, { toId, to }: { toId: string; to: Machine }): Promise<Pick<ItemRow, 'pins' | 'lifecycleVersionId'>> {
  const now = await pinsFor(tx, to, mainForm);
  return { lifecycleVersionId: toId, pins: { ...now, ...pins } };
}

async function told(tx: Tx, from: string, to: string): Promise<readonly { label: string; before: string; after: string }[]> {
  const [was, is] = [await versionById(tx, 'lifecycle', from), await versionById(tx, 'lifecycle', to)];
  return [{ label: '流程版本', before: `第${was.version}版`, after: `第${is.version}版` }];
}
