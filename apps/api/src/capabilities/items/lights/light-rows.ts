import { activeStates, light, openSlots, writingsBetween } from '@bihuan/workflows';
import type { Effect, LightStep, Machine, WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { calendarOf, peopleAtWork } from '../../people/index.js';
import { officeFor } from '../apply/tell-office.js';
import { answersOf } from '../facts/answers.js';
import { itemFacts } from '../facts/gather-facts.js';
import type { Readings } from '../facts/readings.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import { lightDay } from './light-days.js';

/** Steps of a light's ladder wait among the days of their item; no act of a lifecycle is called like one of them. */
const PREFIX = 'light:';
export const rungOf = (event: string): string | null => (event.startsWith(PREFIX) ? event.slice(PREFIX.length) : null);

const disarm: Named = { name: 'disarm-lights', text: `delete from deadlines where item_id = $1 and event like '${PREFIX}%'` };
const disarmOne: Named = { name: 'disarm-light', text: 'delete from deadlines where item_id = $1 and event = $2' };
const RUNGS = 'jsonb_to_recordset($3) as t (event text, due_on date, calendar jsonb)';
const arm: Named = {
  name: 'arm-lights',
  text: `insert into deadlines (tenant_id, item_id, event, due_on, calendar) select $1, $2, t.event, t.due_on, t.calendar from ${RUNGS}
         on conflict (tenant_id, item_id, event) do update set due_on = excluded.due_on, calendar = excluded.calendar, attempts = 0, try_at = null, failure = null, dead_at = null`,
};

const move: Named = {
  name: 'move-lights',
  text: `update deadlines d set due_on = t.due_on, calendar = t.calendar from ${RUNGS} where d.tenant_id = $1 and d.item_id = $2 and d.event = t.event`,
};

/** The day a step comes on; yellow follows from the calendar, and says from which writings of it. */
function rungRow(step: LightStep, dueOn: string, calendar: WorkingCalendar): { readonly event: string; readonly due_on: string; readonly calendar: unknown } {
  const day = lightDay(step, dueOn, calendar);
  return { event: PREFIX + step.id, due_on: day, calendar: step.at === 'yellow' ? writingsBetween(day, dueOn, calendar) : null };
}

/** The steps that still wait, by the calendar as it is written now. */
export async function recountLights(tx: Tx, { id, dueOn, lifecycleVersionId }: Pick<ItemRow, 'id' | 'dueOn' | 'lifecycleVersionId'>): Promise<void> {
  const { lights = [] } = (await lifecycleMachine(tx, lifecycleVersionId)).definition;
  if (dueOn === null || lights.length === 0) return;
  const calendar = await calendarOf(tx);
  await tx.rows(move, [tx.tenantId, id, JSON.stringify(lights.map((one) => rungRow(one, dueOn, calendar)))]);
}

/** These steps wait for their day and no other. Nobody is late with what was due before it was handed out. */
export async function armLights(tx: Tx, item: Pick<ItemRow, 'id' | 'dueOn' | 'bornOn'>, lights: readonly LightStep[]): Promise<void> {
  tx.write(disarm, [item.id]);
  const { dueOn } = item;
  if (dueOn === null || dueOn < item.bornOn || lights.length === 0) return;
  const calendar = await calendarOf(tx);
  tx.write(arm, [tx.tenantId, item.id, JSON.stringify(lights.map((one) => rungRow(one, dueOn, calendar)))]);
}

export async function disarmLights(tx: Tx, itemId: string): Promise<void> {
  tx.write(disarm, [itemId]);
}

export async function lightCame(tx: Tx, itemId: string, { id }: LightStep): Promise<void> {
  await tx.rows(disarmOne, [itemId, PREFIX + id]);
}

/**
 * Whether the light truly burns as that step says: it is the same light that is shown. A day that was counted by another calendar is
 * counted anew; a yellow step that comes when it is red by now, because the clock stood, has nothing more to say.
 */
export async function isLightDue(tx: Tx, item: ItemRow, { rung, today }: { rung: string; today: string }): Promise<boolean> {
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const step = machine.definition.lights?.find(({ id }) => id === rung);
  const { ended, clock } = activeStates(machine, stateOf(item));
  const calendar = await calendarOf(tx);
  const shown = light({ dueOn: item.dueOn, today, ended: ended !== null, stopped: clock === 'stopped', calendar }).type;
  if (step && item.dueOn !== null && shown === step.at && lightDay(step, item.dueOn, calendar) <= today) return true;
  if (step && item.dueOn !== null && lightDay(step, item.dueOn, calendar) > today)
    await tx.rows(arm, [tx.tenantId, item.id, JSON.stringify([rungRow(step, item.dueOn, calendar)])]);
  else await tx.rows(disarmOne, [item.id, PREFIX + rung]);
  return false;
}

/** Whom the steps that came tell; the office where nobody is found. Of a restricted item only who may look into it. */
export async function litPersons(
  tx: Tx,
  item: ItemRow,
  { effects, time, reading }: { effects: readonly Effect[]; time: BusinessTime; reading: { readonly readings: Readings; readonly machine: Machine } },
): Promise<readonly { readonly personId: string; readonly at: LightStep['at'] }[]> {
  const told = [];
  for (const effect of effects) {
    if (effect.type !== 'TellLight') continue;
    const place = openSlots(stateOf(item))[0]?.place ?? '';
    const found = await peopleAtWork(
      tx,
      { who: effect.light.tell },
      { item: await itemFacts(tx, item, time.today), today: time.today, answers: answersOf(tx, item, { place, reading }) },
    );
    const people = [];
    for (const { person } of found) if (item.privacy === 'normal' || (await isReadable(tx, item, await readerOf(tx, person, time.today)))) people.push(person);
    for (const personId of people.length > 0 ? people : await officeFor(tx, item, time.today)) told.push({ personId, at: effect.light.at });
  }
  return told;
}
