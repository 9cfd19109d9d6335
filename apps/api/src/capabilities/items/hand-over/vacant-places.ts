import { allowedEvents, places } from '@bihuan/workflows';
import type { AllowedEvent, Machine, WorkingCalendar } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { cursorOf, passedIn } from '../../../kernel/http/day-cursor.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { calendarOf, namesOf, permissionsOf } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import { mayOverride } from '../commands/override.js';
import { factsAt, itemFactsFrom } from '../facts/gather-facts.js';
import { surroundingsOfMany } from '../facts/surroundings.js';
import { mayRead } from '../item.policy.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { stepDuesOf } from '../step-due/step-due-view.js';
import type { StepDues } from '../step-due/step-due-view.js';
import { fillerText } from '../views/filler-text.js';
import { momentText } from '../views/moment-text.js';
import { dueViewOfItem, stateViewOf } from '../views/state-view.js';
import { vacancyText } from '../views/vacancy-text.js';
import type { VacantLine, VacantView } from './hand-over.contract.js';
import { askedAt, itemsUnheld, versionsUnheld } from './vacant-rows.js';
import type { KnownPlace } from './vacant-rows.js';

const PAGE = 50;

/** An item, and the acts by which the reader may name somebody for its vacant places. */
interface Vacant {
  readonly item: ItemRow;
  readonly machine: Machine;
  readonly acts: readonly AllowedEvent[];
}

/** What waits for the party office to name somebody, as far as this reader may name him: for each of them his page offers that very act. */
export async function vacantPlaces(tx: Tx, personId: string, after: string | null): Promise<VacantView> {
  const time = await clockOf(tx);
  if (!mayOverride(await permissionsOf(tx, personId, time.today))) return { rows: [], next: null };
  const known = await placesOf(tx, await versionsUnheld(tx));
  const found: Vacant[] = [];
  for (let last = passedIn(after); found.length <= PAGE;) {
    const items = await itemsUnheld(tx, known, { after: last, limit: PAGE + 1 });
    found.push(...(await nameable(tx, items, personId)));
    last = items.at(-1) ?? null;
    if (items.length <= PAGE) break;
  }
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  return { rows: await linesOf(tx, shown, time), next: found.length > PAGE && last ? cursorOf(last.item) : null };
}

async function placesOf(tx: Tx, versions: readonly string[]): Promise<KnownPlace[]> {
  const known: KnownPlace[] = [];
  for (const version of versions) known.push(...places(await lifecycleMachine(tx, version)).map(({ id }) => ({ version, place: id })));
  return known;
}

/** Those the reader may look into and name somebody for; what stands still is among them. */
async function nameable(tx: Tx, items: readonly ItemRow[], personId: string): Promise<Vacant[]> {
  const around = await surroundingsOfMany(
    tx,
    items.map(({ id }) => id),
    personId,
  );
  const found: Vacant[] = [];
  for (const item of items) {
    const here = around.get(item.id);
    if (!here || !mayRead(item, { personId, grants: here.grants }, here)) continue;
    const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
    const facts = factsAt(here.time, { actor: here.actor, item: itemFactsFrom(item, here), outcomes: {} });
    const acts = allowedEvents(machine, stateOf(item), facts).filter(isNaming);
    if (acts.length > 0) found.push({ item, machine, acts });
  }
  return found;
}

/** For a place nobody has, not to take something out of somebody's hands. */
const isNaming = ({ type, step, seats }: AllowedEvent): boolean => type === 'HAND_OVER' && step !== null && seats.every(({ slot }) => slot === null);

async function linesOf(tx: Tx, found: readonly Vacant[], time: BusinessTime): Promise<VacantLine[]> {
  const items = found.map(({ item }) => item);
  const ids = items.map(({ id }) => id);
  const [names, calendar, since, dues] = await Promise.all([
    namesOf(tx, {
      people: items.flatMap(({ subjectPersonId }) => subjectPersonId ?? []),
      units: [...new Set(items.flatMap(({ unitId, subjectUnitId }) => [unitId, subjectUnitId ?? unitId]))],
    }),
    calendarOf(tx),
    askedAt(tx, ids),
    stepDuesOf(tx, ids, time),
  ]);
  return found.map((one) => lineOf(one, { names, calendar, time, since, dues }));
}

interface Drawing {
  readonly names: Names;
  readonly calendar: WorkingCalendar;
  readonly time: BusinessTime;
  readonly since: (itemId: string, place: string) => string | null;
  readonly dues: StepDues;
}

function lineOf({ item, machine, acts }: Vacant, { names, calendar, time, since, dues }: Drawing): VacantLine {
  const known = places(machine);
  return {
    itemId: item.id,
    title: item.title,
    filler: fillerText(item, names),
    state: stateViewOf(machine, item, null).label,
    due: dueViewOfItem(machine, item, { today: time.today, calendar }),
    places: acts.flatMap(({ step, label, refusal }) => {
      if (step === null) return [];
      const asked = since(item.id, step);
      return [
        {
          place: step,
          label: known.find(({ id }) => id === step)?.label ?? step,
          vacant: vacancyText(machine, step, item.context.places[step] ?? {}, names),
          sinceText: asked === null ? null : momentText(asked, time.zone),
          due: dues(item.id, step, item.context.places[step]?.round ?? null),
          act: refusal === null ? label : null,
        },
      ];
    }),
  };
}
