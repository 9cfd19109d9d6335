import type { Effect } from '@bihuan/workflows';
import { canonical } from '../../kernel/canonical/canonical.js';
import { mouldOf } from '../../kernel/canonical/mould.js';
import type { Mould } from '../../kernel/canonical/mould.js';
import { itemAfter } from './apply/item-after.js';
import type { Deciding } from './apply/deciding.js';
import { recordOf } from './apply/record-events.js';
import { NO_HASH } from '../history/index.js';
import type { Birth } from './births.js';

/** What all that are born alike have in common, worked out once; names of slots are places in the order of the birth's. */
export interface BirthInCommon {
  readonly birth: Birth;
  readonly records: readonly RecordInCommon[];
  readonly row: RowAfter;
  /** JSON text of the machine's context. */
  readonly context: Mould;
  readonly slots: readonly SlotInCommon[];
  /** Effects that may arm a timer or be told, each in their order. */
  readonly timers: readonly Effect[];
  readonly telling: readonly Effect[];
}

interface RecordInCommon {
  readonly type: string;
  readonly record: string;
  /** JSON texts. */
  readonly said: Buffer;
  readonly state: Buffer;
  readonly event: Mould;
}

export interface SlotInCommon {
  /** Which of the birth's slots it is. */
  readonly name: number;
  readonly place: string;
  readonly round: number;
  readonly person: string;
  /** JSON text. */
  readonly why: string;
}

/** Columns of the row that the birth leaves behind. */
export interface RowAfter {
  readonly value: string;
  readonly states: readonly string[];
  readonly ended: string | null;
  readonly version: number;
  readonly headSeq: number;
  readonly submissions: number;
}

/** `rows` holds each row once, so that equal ones are the same. */
export function birthInCommonOf(birth: Birth, tenant: string, { deciding, rows }: { deciding: Deciding; rows: Map<string, RowAfter> }): BirthInCommon {
  const { steps, slots } = birth;
  const after = itemAfter(deciding, steps, { seq: steps.length, hash: NO_HASH });
  const { states, ended, version, headSeq, submissions } = after;
  const row = { value: JSON.stringify(after.value), states, ended, version, headSeq, submissions };
  const key = JSON.stringify(row);
  rows.set(key, rows.get(key) ?? row);
  const effects = steps.flatMap((step) => step.effects);
  return {
    birth,
    records: steps.map((step, n) => {
      const { record, state } = recordOf(tenant, deciding, { step, seq: n + 1, own: n === 0, words: [] });
      return { type: step.event.type, record, said: textOf(record), state: textOf(state), event: mouldOf(canonical(step.event), slots) };
    }),
    row: rows.get(key) ?? row,
    context: mouldOf(JSON.stringify(after.context), slots),
    slots: effects.flatMap((effect) => (effect.type === 'OpenSlots' ? slotsOf(effect, slots) : [])),
    timers: effects.filter(({ type }) => type === 'ArmTimer' || type === 'DisarmTimer'),
    telling: effects.filter(({ type }) => type === 'TellParent' || type === 'StartClocks' || type === 'RunPlan'),
  };
}

const textOf = (value: unknown): Buffer => Buffer.from(canonical(value), 'utf8');

/** Of states where somebody works; a chain that begins with the birth is begun alone, since its slots may wait. */
function slotsOf({ place, round, slots }: Extract<Effect, { type: 'OpenSlots' }>, names: readonly string[]): SlotInCommon[] {
  return slots.map(({ id, person, why, ...more }) => {
    if ('closed' in more || 'waits' in more || 'added' in more) throw new Error(`slot ${id} of a birth is no plain one`);
    return { name: names.indexOf(id), place, round, person, why: canonical(why) };
  });
}
