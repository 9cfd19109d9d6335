import { dayWords } from '@bihuan/workflows';
import type { ItemEvent } from '@bihuan/workflows';
import { vacancyText } from '../../items/index.js';
import type { Names } from '../../people/index.js';
import { NAMED_LATER } from '../paper/cast.js';
import type { Paper } from '../paper/paper.js';
import type { SimulateView } from '../try-out/try-out.contract.js';
import type { Stepped } from './run-events.js';

/** What happened, as a line of the record; what only follows from it says nothing but whom it reached. */
export function lineOf(paper: Paper, { n, day, event }: Stepped['steps'][number], names: Names): SimulateView['lines'] {
  const text = textOf(paper, event, names);
  const { actor } = event.facts;
  const by = actor.type === 'person' ? nameOf(actor.person, names) : '系统';
  return text === null ? [] : [{ n, text, by, day: dayWords(day, Number(paper.day.slice(0, 4))) }];
}

const nameOf = (person: string, names: Names): string => (person === NAMED_LATER ? '办理时指定的人' : (names.people[person]?.name ?? ''));

function textOf({ machine }: Paper, event: ItemEvent, names: Names): string | null {
  const stepOf = (id: string) => machine.compiled.places.get(id)?.step?.definition;
  switch (event.type) {
    case 'CREATE':
      return machine.definition.create.record;
    case 'SLATE': {
      const label = stepOf(event.place)?.label ?? machine.definition.states[event.place]?.label ?? '';
      const absent = vacancyText(machine, event.place, event, names);
      const found = event.slots.length === 0 ? `“${label}”没有找到人` : `“${label}”交给${event.slots.map(({ person }) => nameOf(person, names)).join('、')}`;
      return absent === null ? found : `${found}；${absent}`;
    }
    case 'TOLD':
      return `“${machine.compiled.tells.get(event.place)?.definition.label ?? ''}”告知${event.to.map(({ person }) => nameOf(person, names)).join('、') || '（没有找到人）'}`;
    case 'ACT':
      return Object.values(machine.definition.states).flatMap(({ on }) => (on?.[event.act] ? [on[event.act]?.record ?? ''] : []))[0] ?? event.act;
    case 'AGREE':
      return stepOf(event.step)?.agree.record ?? '同意';
    case 'REJECT':
      return stepOf(event.step)?.reject?.record ?? '不同意';
    case 'RETURN':
      return `${stepOf(event.step)?.return?.record ?? '退回'}${event.to === undefined ? '' : `到“${stepOf(event.to)?.label ?? ''}”`}`;
    case 'TIMEOUT':
      return `“${stepOf(event.step)?.label ?? ''}”到期`;
    case 'ARRIVE':
      return `“${machine.compiled.waits.get(event.wait)?.definition.label ?? ''}”${event.lost ? '所等事项不能办到' : '等到了'}`;
    case 'SPAWN':
      return machine.compiled.subItems.get(event.place)?.definition.record ?? null;
    default:
      return plain[event.type] ?? null;
  }
}

const plain: Partial<Readonly<Record<ItemEvent['type'], string>>> = {
  CLAIM: '接办',
  GIVE_BACK: '退还给大家',
  TAKE_BACK: '收回意见',
  TRANSFER: '转办',
  CONSULT: '征求意见',
  ANSWER: '答复',
  ADD_SIGNERS: '加签',
  CONTINUE: '不再等待',
  SUSPEND: '暂停',
  RESUME: '恢复',
  TERMINATE: '终止',
  JUMP: '跳转',
  CHILDREN: '下级事项办完',
};
