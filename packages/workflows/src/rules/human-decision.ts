import type { Slot } from '../vocabulary.js';

const DECIDED = new Set(['agreed', 'rejected', 'returned', 'answered']);

/** Somebody spoke here himself or through a stand-in; what counted by itself is nobody's decision. */
export function isHumanDecision({ closed }: Slot): boolean {
  return closed !== undefined && DECIDED.has(closed.as) && closed.auto === undefined;
}
