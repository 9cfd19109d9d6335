import { stepOf } from '@bihuan/workflows';
import type { Effect, Machine, Slot, SlotId } from '@bihuan/workflows';

/** A slot as its row is inserted; one that a command opens and settles at once is born closed. */
export interface SlotToOpen {
  readonly id: SlotId;
  readonly place: string;
  readonly round: number;
  readonly person: string;
  readonly why: unknown;
  readonly kind: string;
  readonly waits: string | null;
  readonly added_by: string | null;
  readonly follows_person: boolean;
  readonly stand_in_ends: boolean;
  readonly closed_at: string | null;
  readonly closed_as: string | null;
  readonly closed_by: string | null;
}

export interface NetSlots {
  readonly opened: readonly SlotToOpen[];
  readonly closed: readonly { readonly id: SlotId; readonly at: string; readonly as: string; readonly by: string | null }[];
  /** Stored slots that wait now, no longer wait, or are open again because a decision was taken back. */
  readonly changed: readonly { readonly id: SlotId; readonly waits: string | null; readonly added_by: string | null }[];
}

/** A command may open, change and close many slots in several decisions: what is left of it in the end. */
export function netSlots(machine: Machine, effects: readonly Effect[]): NetSlots {
  const opened = new Map<SlotId, SlotToOpen>();
  const stored = new Map<SlotId, Slot>();
  for (const effect of effects) {
    if (effect.type !== 'OpenSlots' && effect.type !== 'CloseSlots' && effect.type !== 'ChangeSlots') continue;
    for (const slot of effect.slots) {
      const born = opened.get(slot.id);
      if (effect.type === 'OpenSlots') opened.set(slot.id, slotToOpen(machine, slot, effect));
      else if (born) opened.set(slot.id, slotToOpen(machine, slot, born));
      else stored.set(slot.id, slot);
    }
  }
  const all = [...stored.values()];
  return {
    opened: [...opened.values()],
    closed: all.flatMap(({ id, closed }) => (closed ? [{ id, at: closed.at, as: closed.as, by: closed.by }] : [])),
    changed: all.flatMap(({ id, closed, waits, added }) => (closed ? [] : [{ id, waits: waits ?? null, added_by: added?.by ?? null }])),
  };
}

function slotToOpen(machine: Machine, { id, person, why, added, waits, closed }: Slot, { place, round }: { place: string; round: number }): SlotToOpen {
  const step = stepOf(machine, place);
  return {
    id,
    place,
    round,
    person,
    why,
    kind: added?.how ?? 'sign',
    waits: closed ? null : (waits ?? null),
    added_by: added?.by ?? null,
    follows_person: step?.follows === 'person',
    stand_in_ends: step?.standIn === 'ends',
    closed_at: closed?.at ?? null,
    closed_as: closed?.as ?? null,
    closed_by: closed?.by ?? null,
  };
}
