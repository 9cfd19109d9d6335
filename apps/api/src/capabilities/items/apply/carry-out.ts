import type { Effect, WorkingCalendar } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { armLights, disarmLights, lightCame } from '../lights/light-rows.js';
import { armWait } from '../step-due/wait-rows.js';
import { armStep, disarmStep, stopClocks } from '../step-due/step-deadline-rows.js';
import { disarmItems, lookForOthers } from '../waits/wait-rows.js';
import type { ItemRow } from '../item-row.js';
import { assertNever } from './assert-never.js';
import { personOf } from './by.js';
import type { Deciding } from './deciding.js';
import type { NetSlots } from './net-slots.js';
import { renamePlaces } from '../upgrade/rename-places.js';

// Open again where it was settled: whoever decided took it back.
const change: Named = {
  name: 'change-slots',
  text: `update assignments a set waits = c.waits, added_by = c.added_by, closed_at = null, closed_as = null, closed_by = null
         from jsonb_to_recordset($2) as c (id uuid, waits text, added_by uuid) where a.tenant_id = $1 and a.id = any($3::uuid[]) and a.id = c.id`,
};
const grant: Named = {
  name: 'grant-reading',
  text: `insert into reading_grants (tenant_id, item_id, person_id, granted_at, granted_by)
         select $1, $2, unnest($3::uuid[]), $4, $5 on conflict on constraint pk_reading_grants do nothing`,
};
const keepChoices: Named = {
  name: 'keep-slate-choices',
  text: `insert into slate_choices (tenant_id, item_id, place, person_id, ordinal, chosen_by, chosen_at)
         select $1, $2, c.place, c.person, c.ordinal, $3, $4 from jsonb_to_recordset($5) as c (place text, person uuid, ordinal int)
         on conflict on constraint pk_slate_choices do update set ordinal = excluded.ordinal, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`,
};
const dropChoices: Named = { name: 'drop-slate-choices', text: 'delete from slate_choices where item_id = $1 and place = any($2)' };

/** What a decision orders beside state, history, slots and timers; seldom anything, so each has a statement of its own. */
export async function carryOut(
  tx: Tx,
  deciding: Deciding,
  { effects, slots, ...now }: Pick<Carrying, 'item' | 'calendar'> & { effects: readonly Effect[]; slots: NetSlots },
): Promise<void> {
  if (slots.changed.length > 0) tx.write(change, [tx.tenantId, JSON.stringify(slots.changed), slots.changed.map(({ id }) => id)]);
  const renames = effects.filter((effect) => effect.type === 'RenamePlace');
  if (renames.length > 0) await renamePlaces(tx, deciding.before.id, renames);
  for (const effect of effects) await one(tx, { deciding, ...now }, effect);
}

interface Carrying {
  readonly deciding: Deciding;
  /** As it is now. */
  readonly item: ItemRow;
  /** By which its days are counted. */
  readonly calendar: WorkingCalendar;
}

async function one(tx: Tx, { deciding, item, calendar }: Carrying, effect: Effect): Promise<void> {
  const { command, time } = deciding;
  const { id } = deciding.before;
  switch (effect.type) {
    case 'ArmStepDue':
      return armStep(tx, item, { arm: effect, time, calendar });
    case 'DisarmStepDue':
      return disarmStep(tx, id, { ...effect, at: time.at });
    case 'ArmWait':
      return armWait(tx, item, { arm: effect, time, calendar });
    case 'DisarmWait':
      disarmItems(tx, id, effect);
      return disarmStep(tx, id, { ...effect, at: time.at });
    case 'ArmLights':
      return armLights(tx, item, effect.lights);
    case 'DisarmLights':
      return disarmLights(tx, id);
    case 'TellLight':
      return lightCame(tx, id, effect.light);
    case 'StopClocks':
      return stopClocks(tx, id, time.at);
    // Its clocks were started before its record, which says what moved.
    case 'StartClocks':
      lookForOthers(tx, id);
      return;
    case 'GrantReading':
      tx.write(grant, [tx.tenantId, id, effect.to, time.at, effect.place === undefined ? personOf(command.by) : null]);
      return;
    // All of them at once, before.
    case 'RenamePlace':
    // Written with state and history, or as messages; a question is answered before anything is written.
    case 'OpenSlots':
    case 'CloseSlots':
    case 'ChangeSlots':
    case 'SetDay':
    case 'ArmTimer':
    case 'DisarmTimer':
    case 'IssueNumber':
    case 'RunPlan':
    case 'TellOffice':
    case 'Tell':
    case 'TellParent':
    case 'EndChildren':
    case 'StartChildren':
    case 'ResolveSlate':
    case 'FindChildren':
    case 'AskWhomToTell':
      return;
    default:
      return assertNever(effect);
  }
}

/** Whom the actor chose for steps to come; a new choice takes the place of the one before. Kept before the slates are answered. */
export async function keepChosen(
  tx: Tx,
  itemId: string,
  { choices, by, at }: { choices: readonly { readonly place: string; readonly people: readonly string[] }[]; by: string; at: string },
): Promise<void> {
  await tx.rows(dropChoices, [itemId, choices.map(({ place }) => place)]);
  const rows = choices.flatMap(({ place, people }) => people.map((person, ordinal) => ({ place, person, ordinal })));
  await tx.rows(keepChoices, [tx.tenantId, itemId, by, at, JSON.stringify(rows)]);
}
