import type { Step } from '../definition.js';
import type { Slot, SlotId, Why } from '../vocabulary.js';
import { groupsBeside, hasFailed, isBase, isGone, isLetOut, isSatisfied, saysOf } from './groups.js';

/** One who counts in a round, or a group that stands beside him, and what they say. */
export interface Voice {
  readonly slot: Slot;
  readonly says: 'agreed' | 'rejected' | 'open';
}

/** Those whose decisions make the outcome: who was found or added beside; of a lead, the people of his line only; of what must be claimed, see below. */
export function voicesOf({ mode }: Pick<Step, 'mode'>, slots: readonly Slot[]): readonly Voice[] {
  const counted = baseSlots(slots);
  if (mode === 'claim') return claimVoices(slots, counted);
  const deciding = isLead(mode) ? counted.filter((slot) => isLeading(slots, slot)) : counted;
  return deciding.map((slot) => ({ slot, says: saysOf(slots, slot) }));
}

/**
 * Once somebody claimed it: he, and each group he brought in beside him, which speaks as its own members are asked: all, any or in turn. Before that
 * those who may take it; whoever was brought in beside one of them has nothing to say until he takes it himself or that one does, and whoever asked
 * somebody before himself that said no is out of it, as long as anybody is left who may take it. Those whose record does not say that they are heard
 * stand in the row like everybody found, the one who claimed it decides without them, and their no is that of whoever asked them.
 */
function claimVoices(slots: readonly Slot[], counted: readonly Slot[]): readonly Voice[] {
  const holder = counted.find(({ claimed }) => claimed);
  if (!holder) return inTheRow(slots, counted).map((slot) => ({ slot, says: saysOf(slots, slot) }));
  const beside = groupsBeside(slots, holder.id).map((group): Voice => ({ slot: holder, says: saysGroup(slots, group) }));
  return [{ slot: holder, says: saysOf(slots, holder) }, ...beside];
}

function inTheRow(slots: readonly Slot[], counted: readonly Slot[]): readonly Slot[] {
  const found = counted.filter(({ added }) => !added?.heard);
  return counted.every(({ closed }) => closed) ? found : found.filter((slot) => !isLetOut(slots, slot));
}

function saysGroup(slots: readonly Slot[], group: SlotId): Voice['says'] {
  if (isSatisfied(slots, group)) return 'agreed';
  return hasFailed(slots, group) ? 'rejected' : 'open';
}

/** Those who only give an opinion in a lead's round. */
export function assistantsOf({ mode }: Pick<Step, 'mode'>, slots: readonly Slot[]): readonly Slot[] {
  return isLead(mode) ? baseSlots(slots).filter((slot) => !isLeading(slots, slot)) : [];
}

/** Whether this slot hangs on an assistant's: his own, or of somebody he asked. */
export function isAssisting({ mode }: Pick<Step, 'mode'>, slots: readonly Slot[], slot: Slot): boolean {
  return isLead(mode) && !isLeading(slots, slot);
}

/** Whether the mode weighs or groups voices by the post or unit somebody was found for. */
export function countsByWhy(mode: Step['mode']): boolean {
  return typeof mode === 'object' && ((mode.type === 'vote' && mode.weights !== undefined) || (mode.type === 'per-group' && mode.by === 'unit'));
}

/** By which post and unit its voice counts: a place that went to somebody else weighs what it weighed before. */
export function countsAs({ why, counts }: Slot): Pick<Why, 'post' | 'unit'> {
  if (counts) return counts;
  return { ...(why.post === undefined ? {} : { post: why.post }), ...(why.unit === undefined ? {} : { unit: why.unit }) };
}

/** The slot that somebody was found for, from which this one grew. */
export function rootOf(slots: readonly Slot[], slot: Slot): Slot {
  const { added } = slot;
  const adder = added && slots.find(({ id }) => id === added.by);
  return adder ? rootOf(slots, adder) : slot;
}

/** Closed without deciding, because one of its group was enough: no voice either. */
function baseSlots(slots: readonly Slot[]): readonly Slot[] {
  return slots.filter((slot) => isBase(slot) && !isGone(slot));
}

/** The lead is the first line that found anybody; where all of them moved on, it is still theirs. */
function isLeading(slots: readonly Slot[], slot: Slot): boolean {
  const first = Math.min(...slots.filter(({ added }) => !added).map(({ line }) => line ?? 0));
  return (rootOf(slots, slot).line ?? 0) === first;
}

function isLead(mode: Step['mode']): boolean {
  return typeof mode === 'object' && mode.type === 'lead';
}
