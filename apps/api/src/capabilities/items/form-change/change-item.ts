import { upgrade } from '@bihuan/workflows';
import type { Facts } from '@bihuan/workflows';
import type { FormData, FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { formByVersion, lifecycleMachine, versionById } from '../../definitions/index.js';
import type { Applied, ApplyCommand } from '../apply/apply-command.js';
import type { By } from '../apply/by.js';
import { decideAll } from '../apply/decide-all.js';
import type { Deciding, Step } from '../apply/deciding.js';
import { keeping } from '../apply/handed-in.js';
import { machineEvent } from '../apply/machine-event.js';
import { writeDown } from '../apply/write-down.js';
import { factsAt, itemFactsFrom } from '../facts/gather-facts.js';
import { outcomesOf } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import { surroundingsOf } from '../facts/surroundings.js';
import { lockItem, stateOf } from '../item-row.js';

export interface ChangingForm {
  readonly itemId: string;
  readonly by: By;
  readonly reason: string;
  readonly form: string;
  /** Version of the form it goes over to, or back to. */
  readonly to: string;
  readonly isBack: boolean;
  /** What was handed in last as the new version holds it: kept as a revision of its own. Null: nothing was handed in. */
  readonly handed: FormData | null;
}

/**
 * Puts one item on another version of a form: an event of its record, and where something was handed in a new revision of it that names
 * where it came from. What was handed in stays as it was. Its state is the same before and after. Asks no rights: whoever orders it was asked.
 */
export async function changeFormOfItem(
  tx: Tx,
  readings: Readings,
  changing: ChangingForm,
): Promise<{ readonly applied: Applied; readonly command: ApplyCommand }> {
  const { itemId, by, reason, form, to, isBack, handed } = changing;
  const [before, around] = await Promise.all([lockItem(tx, itemId), surroundingsOf(tx, itemId, by)]);
  if (!before || !around) throw new DomainError('item.unknown');
  const machine = await lifecycleMachine(tx, before.lifecycleVersionId);
  const outcomes = await outcomesOf(tx, readings, { machine, item: before, event: { type: 'UPGRADE' }, form: undefined });
  const facts: Facts = factsAt(around.time, { actor: around.actor, item: itemFactsFrom(before, around), outcomes });
  // The same version of the lifecycle: nothing of where it stands changes.
  const asked = { type: 'UPGRADE', version: before.lifecycleVersionId, mapping: { places: {}, states: {} } } as const;
  const command: ApplyCommand = { itemId, by, event: asked, expectedVersion: null, reason };
  const event = machineEvent(command, facts);
  if (event.type !== 'UPGRADE') throw new Error('an upgrade is asked for as such');
  const outcome = upgrade({ from: machine, to: machine }, stateOf(before), event);
  if (outcome.type === 'blocked') throw new DomainError('form-change.item-blocked');
  const row = { pins: { ...before.pins, [form]: to } };
  const first: Step = { event, state: outcome.state, effects: outcome.effects };
  const steps = await decideAll(tx, { machine, before, facts, first, handed: null, readings });
  const item = { ...before, ...row };
  const deciding: Deciding = {
    machine,
    before: item,
    command,
    time: around.time,
    handed: handed === null ? null : await keeping(tx, { item, form, definition: await formByVersion(tx, to), data: handed, isEdit: true }),
    number: null,
    awaitedBy: around.awaitedBy,
    said: { record: isBack ? '退回原版表单填写' : '改按新版表单填写', form: null, submits: false, happened: null },
    changes: { row, note: await told(tx, before.pins[form] ?? '', to) },
  };
  tx.write(keepPins, [tx.tenantId, itemId, JSON.stringify(row.pins)]);
  return { applied: await writeDown(tx, deciding, steps), command };
}

const keepPins: Named = { name: 'keep-pins-of-item', text: 'update items set pins = $3 where tenant_id = $1 and id = $2' };

async function told(tx: Tx, from: string, to: string): Promise<readonly { label: string; before: string; after: string }[]> {
  const [was, is] = [await versionById(tx, 'form', from), await versionById(tx, 'form', to)];
  return [{ label: `“${titleOf(is.definition)}”版本`, before: `第${was.version}版`, after: `第${is.version}版` }];
}

const titleOf = ({ title }: FormDefinition): string => title;
