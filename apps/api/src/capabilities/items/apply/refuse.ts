import { activeStates, dayWords, openSlots, places, subItemsAt } from '@bihuan/workflows';
import type { Machine, Refusal } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { namesOf } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import { momentText } from '../views/moment-text.js';
import { groupText } from '../views/vacancy-text.js';

/** The refusal as the caller reads it: names instead of ids, words instead of codes. */
export async function refused(tx: Tx, refusal: Refusal, { machine, item }: { machine: Machine; item: ItemRow }): Promise<DomainError> {
  const { by, as, place, person, ...rest } = refusal.facts;
  const awaited = refusal.code === 'slot.waits' ? awaitedIn(item, { step: rest['step'], why: rest['for'] }) : [];
  const names = await namesOf(tx, { people: [by, person, ...awaited].filter((id) => typeof id === 'string'), units: [item.unitId] });
  return new DomainError(refusal.code, {
    ...rest,
    // A requirement may say the day it is about: «期限（1月15日24时）已过».
    ...(typeof rest['text'] === 'string'
      ? { text: fillIn(rest['text'], { due: item.dueOn === null ? '' : dayWords(item.dueOn, Number((await clockOf(tx)).today.slice(0, 4))) }) }
      : {}),
    noun: machine.definition.noun,
    state: item.headSeq === 0 ? '' : activeStates(machine, stateOf(item)).label,
    unit: names.units[item.unitId] ?? '',
    place: placeText(machine, place ?? rest['step'], groupText(machine, String(place), { line: rest['line'], names })),
    ...whomOf(typeof person === 'string' ? (names.people[person]?.name ?? '所选人员') : null),
    ...(refusal.code === 'slot.waits' ? { others: awaited.map((id) => names.people[id]?.name ?? '').join('、') || '其他同志' } : {}),
    by: (typeof by === 'string' ? names.people[by]?.label : undefined) ?? '系统',
    as: settledWords[String(as)] ?? '办理',
  });
}

/** «书记会审», and of a group of it that found nobody «书记会审（上级单位组织委员）». */
function placeText(machine: Machine, place: unknown, group: string | null): string {
  const label = places(machine).find(({ id }) => id === place)?.label ?? subItemsAt(machine, String(place))?.label ?? '';
  return group === null ? label : `${label}（${group}）`;
}

/** Somebody named by the caller, or the caller himself. */
const whomOf = (named: string | null): Record<string, string> =>
  named === null ? { whom: '您', signed: '您，或由代您、您所代的同志' } : { person: named, whom: named, signed: named };

const settledWords: Readonly<Record<string, string>> = {
  agreed: '同意',
  rejected: '表示不同意',
  answered: '答复',
  transferred: '转办',
  removed: '减签',
  returned: '退回',
  acted: '办理',
  superseded: '改由他人办理',
  'handed-over': '转交他人办理',
};

/** Those of the round for whom somebody waits: who was asked, who took it, who signs before him. */
function awaitedIn(item: ItemRow, { step, why }: { step: unknown; why: unknown }): string[] {
  const slots = openSlots(stateOf(item)).filter(({ place, waits, added, claimed }) => {
    if (place !== step) return false;
    if (why === 'answer') return added?.how === 'consult';
    if (why === 'claimed') return claimed === true;
    return waits === undefined && (why === 'added') === (added !== undefined && added.how !== 'consult');
  });
  return [...new Set(slots.map(({ person }) => person))];
}

/** The item moved since the caller looked: who did what, when, so that nobody has to search. */
export async function changedMeanwhile(tx: Tx, machine: Machine, item: ItemRow): Promise<DomainError> {
  const last = await tx.row<{ actor: string | null; record: string; at: string }>(
    `select actor_id as actor, record, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from item_events where item_id = $1 and type not in ('SLATE', 'SPAWN', 'TOLD') order by seq desc limit 1`,
    [item.id],
  );
  const names = await namesOf(tx, { people: last?.actor ? [last.actor] : [], units: [] });
  const { zone } = await clockOf(tx);
  return new DomainError('item.changed', {
    noun: machine.definition.noun,
    state: activeStates(machine, stateOf(item)).label,
    version: item.version,
    by: (last?.actor ? names.people[last.actor]?.label : undefined) ?? '系统',
    did: last?.record ?? '办理',
    at: last ? momentText(last.at, zone) : '',
  });
}
