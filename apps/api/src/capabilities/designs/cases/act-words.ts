import { dayWords, findNode } from '@bihuan/workflows';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { assertNever } from '../assert-never.js';
import type { SimulatedAct, SimulateBody } from '../try-out/try-out.contract.js';

/** «支部书记：同意（待书记签发）»: an act of a case as the design calls it at the time it is kept. */
export function actWords(definition: LifecycleDefinition, { by, act }: SimulateBody['events'][number], nameOf: (person: string) => string): string {
  const what = whatOf(definition, act, nameOf);
  return by === null ? what : `${nameOf(by)}：${what}`;
}

function whatOf(definition: LifecycleDefinition, act: SimulatedAct, nameOf: (person: string) => string): string {
  const at = (what: string, id: string): string => `${what}（${labelOf(definition, id)}）`;
  switch (act.type) {
    case 'ACT':
      return Object.values(definition.states).flatMap(({ on }) => (on?.[act.act] ? [on[act.act]?.label ?? act.act] : []))[0] ?? act.act;
    case 'AGREE':
    case 'REJECT':
    case 'RETURN':
      return `${at(buttonOf(definition, act.type, act.step), act.step)}${act.type === 'RETURN' && act.to !== undefined ? `到“${labelOf(definition, act.to)}”` : ''}`;
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'ANSWER':
      return at(plain[act.type], act.step);
    case 'TRANSFER':
    case 'CONSULT':
      return `${at(plain[act.type], act.step)}给${nameOf(act.to)}`;
    case 'ADD_SIGNERS':
      return `${at(plain[act.type], act.step)}：${act.to.map(nameOf).join('、')}`;
    case 'ARRIVE':
      return at(act.lost ? '所等事项不能办到' : plain.ARRIVE, act.wait);
    case 'CONTINUE':
      return at(plain[act.type], act.wait);
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
      return plain[act.type];
    case 'JUMP':
      return `${plain.JUMP}到“${labelOf(definition, act.to)}”`;
    case 'CHILDREN_ENDED':
      return at(act.as === 'done' ? '下级事项都已办结' : '下级事项没有办成', act.place);
    case 'DAY':
      return `时间到${dayWords(act.day, 0)}`;
    default:
      return assertNever(act);
  }
}

const plain = {
  CLAIM: '接办',
  GIVE_BACK: '退还给大家',
  TAKE_BACK: '收回意见',
  ANSWER: '答复',
  TRANSFER: '转办',
  CONSULT: '征求意见',
  ADD_SIGNERS: '加签',
  ARRIVE: '等到了',
  CONTINUE: '不再等待',
  SUSPEND: '暂停',
  RESUME: '恢复',
  TERMINATE: '终止',
  JUMP: '跳转',
} as const;

function buttonOf(definition: LifecycleDefinition, type: 'AGREE' | 'REJECT' | 'RETURN', step: string): string {
  const node = findNode(definition, step)?.node;
  if (node?.type !== 'step') return { AGREE: '同意', REJECT: '不同意', RETURN: '退回' }[type];
  return { AGREE: node.agree.label, REJECT: node.reject?.label ?? '不同意', RETURN: node.return?.label ?? '退回' }[type];
}

/** What a place is called; undefined where the design does not know it. */
export function placeLabel(definition: LifecycleDefinition, id: string): string | undefined {
  const node = findNode(definition, id)?.node;
  if (node && node.type !== 'fork') return node.label;
  return Object.hasOwn(definition.states, id) ? definition.states[id]?.label : undefined;
}

const labelOf = (definition: LifecycleDefinition, id: string): string => placeLabel(definition, id) ?? id;
