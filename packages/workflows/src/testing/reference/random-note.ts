import type { ChainNode, Who } from '../../definition.js';
import type { Features } from './features.js';
import { stepOf } from './random-step.js';

const CONDITION = { '==': [{ var: 'anything' }, 1] } as const;
const ANYBODY: readonly Who[] = [{ type: 'submitter' }, { type: 'post', post: 'office', of: 'anywhere' }];

/** A node where nobody decides, by one number; a plain step where it is not compared yet. */
export function noteOf(id: string, kind: number, features: Features): ChainNode {
  const plain = stepOf(id, undefined, { inFork: true, features });
  if (kind < 4) return features.has('tell') ? { type: kind < 2 ? 'cc' : 'notify', id, label: id, who: [{ type: 'area-leader' }] } : plain;
  return features.has('wait') ? { type: 'wait', id, label: id, until: untilOf(id, kind) } : plain;
}

/** What only the system brings comes by a day or a time in one place, by other items in the next. */
function untilOf(id: string, kind: number): Extract<ChainNode, { type: 'wait' }>['until'] {
  const others = { type: 'items', form: 'sheet', field: 'matters' } as const;
  const isOdd = Number(id.match(/[0-9]+$/)?.[0] ?? 0) % 2 === 1;
  if (kind < 5 && isOdd) return { ...others, lost: 'go-on' };
  if (kind < 6 && isOdd) return { ...others, states: ['signed'], lost: 'ask-office' };
  if (kind < 5) return { type: 'form-day', form: 'sheet', field: 'day', plus: { amount: 3, unit: 'working-days' } };
  if (kind < 6) return { type: 'after', within: { amount: 2, unit: 'working-days' } };
  const answer = { type: 'answer', label: '登记', record: '登记' } as const;
  if (kind < 8) return { ...answer, who: [...ANYBODY, { type: 'system' }] };
  return { ...answer, who: ANYBODY, requires: [{ id: 'there', when: CONDITION, text: '缺' }] };
}
