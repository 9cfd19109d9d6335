import type { ItemEvent, LifecycleDefinition } from '@bihuan/workflows';
import type { EventRecord } from '../history/index.js';
import type { EventLine } from './audit.contract.js';

/** Words for the ids of an event. */
export interface EventNames {
  readonly people: Readonly<Record<string, { readonly name: string; readonly label: string }>>;
  readonly units: Readonly<Record<string, string>>;
  readonly posts: Readonly<Record<string, string>>;
  /** «内科第一党支部 书记 林某» of a post held then. */
  readonly inPost: (name: string, held: { readonly post: string; readonly unit: string }) => string;
  readonly why: (why: SlotWhy) => string;
}
type SlotWhy = Extract<ItemEvent, { type: 'SLATE' }>['slots'][number]['why'];

/** «内科第一党支部 干事 周某»; a stand-in «王某 代 林某»; the system by its rule. The post is the one held then. */
export function whoOf(record: EventRecord, names: EventNames): string {
  if (record.event.type === 'SLATE') return '系统';
  const { actor } = record.event.facts;
  if (actor.type === 'system') return `系统（规则：${actor.rule}）`;
  const person = names.people[actor.person];
  if (!person) return '已不在册的人员';
  const who = record.as ? names.inPost(person.name, record.as) : person.label;
  const instead = actor.instead && names.people[actor.instead.person];
  return instead ? `${who} 代 ${instead.name}` : who;
}

/** «报送（第1次）»; «交由 林某、李某 办理» for those found for the next place. */
export function sentenceOf(record: EventRecord, names: EventNames): string {
  if (record.event.type === 'SLATE') {
    const people = record.event.slots.map(({ person }) => names.people[person]?.name ?? '已不在册的人员');
    return people.length === 0 ? '没有找到可办理的人员' : `交由${people.join('、')}办理`;
  }
  const times = record.submission ? `（第${record.submission.revision}次）` : '';
  const number = record.number === null ? '' : `，编号${record.number}`;
  return `${record.record}${times}${number}`;
}

export function kindOf(event: ItemEvent, definition: LifecycleDefinition): EventLine['kind'] {
  switch (event.type) {
    case 'CREATE': return 'created';
    case 'AGREE': return 'agreed';
    case 'RETURN': return 'returned';
    case 'SLATE': return 'system';
    case 'ACT': {
      if (event.facts.actor.type === 'system') return 'system';
      const submits = Object.values(definition.states).some(({ on }) => on?.[event.act]?.submits === true);
      return submits ? 'submitted' : 'changed';
    }
  }
}

/** What followed, and why each person was found. Outcomes of conditions are sealed too, but have no words a reader would know. */
export function factsOf(record: EventRecord, names: EventNames): EventLine['facts'] {
  const { event } = record;
  const state = [{ label: '办理后', text: record.state }];
  const slots = event.type === 'SLATE' ? event.slots.map(({ person, why }) => ({ label: names.people[person]?.name ?? '', text: names.why(why) })) : [];
  return [...state, ...slots, ...noteFacts(record.note)];
}

/** A note is a list of changed cells, each with label and both values in words; anything else is not shown. */
function noteFacts(note: unknown): EventLine['facts'] {
  if (!Array.isArray(note)) return [];
  return note.filter(isChange).map(({ label, before, after }) => ({ label, text: `${before || '（空）'} → ${after || '（空）'}` }));
}

export interface NotedChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

function isChange(value: unknown): value is NotedChange {
  if (typeof value !== 'object' || value === null) return false;
  return ['label', 'before', 'after'].every((key) => key in value && typeof Reflect.get(value, key) === 'string');
}
