import type { Layout } from '../machine/layout.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Facts, Refusal } from '../vocabulary.js';
import { isActor, isSubmitter } from './who.js';

/** 抄送: the submitter always may; whoever has something open here, where his step offers it. */
export function mayCc(machine: Layout, context: Context, event: EventOf<'CC'>): Refusal | null {
  return firstRefusal([() => mayOfferCc(machine, context, event.facts), () => (event.to.length === 0 ? refuse('add.nobody') : null)]);
}

export function mayOfferCc({ compiled }: Layout, context: Context, { actor }: Facts): Refusal | null {
  if (isSubmitter(actor, context)) return null;
  const own = Object.entries(context.places).flatMap(([place, { slots }]) => {
    const step = compiled.places.get(place)?.step?.definition;
    return step && slots.some(({ closed, person }) => !closed && isActor(actor, person)) ? [step] : [];
  });
  if (own.length === 0) return refuse('act.not-yours');
  return own.some(({ actions }) => actions?.includes('cc')) ? null : refuse('action.not-offered', { action: 'cc' });
}
