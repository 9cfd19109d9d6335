import type { ActDefinition, PlainResolver, Step, TellNode, Work } from '../src/index.js';

/** Turns of phrase the shared lifecycles have in common. They come out as plain data. */
export const AT_WORK = [{ type: 'at-work' }] as const;
export const SYSTEM = [{ type: 'system' }] as const;
export const OFFICE = [{ type: 'post', post: 'office', of: 'anywhere' }] as const;

export function post(key: string, of: 'item-unit' | 'parent-unit' | 'anywhere' = 'anywhere'): readonly PlainResolver[] {
  return [{ type: 'post', post: key, of }];
}

export function named(field: 'filler' | 'creator' | 'leader' | 'owner' | 'subject'): readonly PlainResolver[] {
  return [{ type: 'person-field', field }];
}

export function work(who: Work['who'], act: string, more: Partial<Work> = {}): Work {
  return { who, act, ...more };
}

/** An act of whoever has it in hand; what it is called is what is written down. */
export function act(label: string, to: ActDefinition['to'] | null, more: Partial<ActDefinition> = {}): ActDefinition {
  return { ...(to == null ? {} : { to }), label, who: AT_WORK, record: label, ...more };
}

/** The one act a state is there for. */
export function main(label: string, to: ActDefinition['to'] | null, more: Partial<ActDefinition> = {}): ActDefinition {
  return act(label, to, { primary: true, ...more });
}

/** Hands in what is then looked at by others. */
export function handIn(label: string, to: ActDefinition['to'], more: Partial<ActDefinition> = {}): ActDefinition {
  return main(label, to, { submits: true, ...more });
}

/** Leads back, with the reason. */
export function sendBack(label: string, to: string, phrases?: readonly string[]): ActDefinition {
  return act(label, to, { reason: 'required', ...(phrases ? { phrases } : {}) });
}

/** A signature: one of those found is enough. Words: the item's state, and the same for the one who must sign. */
export function step(id: string, [label, mine]: readonly [string, string], more: Pick<Step, 'work'> & Partial<Step>): Step {
  return { type: 'step', id, label, mine, mode: 'any', agree: { label: '同意', record: '同意', opinion: 'optional' }, ...more };
}

/** Told to whoever stands in these lists or posts; nobody waits for them. */
export function copyTo(id: string, label: string, who: TellNode['who']): TellNode {
  return { type: 'cc', id, label, who };
}

/** Corrected, it comes straight back to the one who asked for it. */
export const BACK = { label: '退回修改', record: '退回', then: 'straight-back' } as const;

/** Corrected, the way is walked again: what stands in a fork cannot be come straight back to. */
export const AGAIN = { label: '退回修改', record: '退回', then: 'walk-again' } as const;
