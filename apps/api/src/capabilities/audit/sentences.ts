import type { ItemEvent, LifecycleDefinition } from '@bihuan/workflows';
import { followsFromAct } from '../history/index.js';
import type { EventRecord } from '../history/index.js';
import type { EventLine } from './audit.contract.js';
import { ruleWord } from './rule-words.js';

/** Words for the ids of an event. */
export interface EventNames {
  readonly people: Readonly<Record<string, { readonly name: string; readonly label: string }>>;
  readonly units: Readonly<Record<string, string>>;
  readonly posts: Readonly<Record<string, string>>;
  /** «内科第一党支部 书记 林某» of a post held then. */
  readonly inPost: (name: string, held: { readonly post: string; readonly unit: string }) => string;
  readonly why: (why: SlotWhy) => string;
  /** Whose slot it is or was, by the records up to here. */
  readonly holderOf: (slot: string) => string | undefined;
  /** How often a form had been handed in with that record, what signers wrote into it left out. */
  readonly nthOf: (record: EventRecord) => number;
  /** Who of those a step asks was not found; null where everybody was. */
  readonly absent: (slate: Extract<ItemEvent, { type: 'SLATE' }>) => string | null;
  /** What a step is called. */
  readonly step: (id: string) => string;
}
type SlotWhy = Extract<ItemEvent, { type: 'SLATE' }>['slots'][number]['why'];

/** «内科第一党支部 干事 周某»; a stand-in «王某 代 林某»; a paper «陈某 代录 党委书记 李某»; the system by its rule. The post is the one held then. */
export function whoOf(record: EventRecord, names: EventNames): string {
  if (followsFromAct(record)) return '系统';
  const { actor, enteredBy } = record.event.facts;
  if (actor.type === 'system') return `系统（规则：${ruleWord(actor.rule)}）`;
  const person = names.people[actor.person];
  if (!person) return '已不在册的人员';
  const who = record.as ? names.inPost(person.name, record.as) : person.label;
  const instead = actor.instead && names.people[actor.instead.person];
  if (enteredBy !== undefined) return `${names.people[enteredBy]?.name ?? '已不在册的人员'} 代录 ${who}`;
  return instead ? `${who} 代 ${instead.name}` : who;
}

/** «报送（第1次）»; «交由 林某、李某 办理» for those found for the next place. */
export function sentenceOf(record: EventRecord, names: EventNames): string {
  if (record.event.type === 'SLATE') {
    const people = record.event.slots.map(({ person }) => names.people[person]?.name ?? '已不在册的人员');
    const absent = names.absent(record.event);
    return `${people.length === 0 ? '没有找到可办理的人员' : `交由${people.join('、')}办理`}${absent === null ? '' : `；${absent}`}`;
  }
  if (record.event.type === 'SPAWN') return spawned(record.record, record.event.children.length, record.event.kept?.length ?? 0);
  if (record.event.type === 'HAND_OVER' && !record.event.office)
    return `${record.record}，由${names.people[record.event.to.person]?.name ?? '已不在册的人员'}接办`;
  const more = beside(record, names);
  if (more !== null) return more;
  // «10月24日签批：同意»: the day of the paper, not that of typing.
  if (record.event.facts.enteredBy !== undefined && record.happenedOn !== null) return `${dayText(record.happenedOn)}签批：${record.record}`;
  const times = record.submission && record.event.type !== 'EDIT' && record.event.type !== 'UPGRADE' ? `（第${names.nthOf(record)}次）` : '';
  const number = record.number === null ? '' : `，编号${record.number}`;
  return `${record.record}${times}${number}`;
}

const GONE = '已不在册的人员';
const HOW = { before: '先签', after: '后签', beside: '并签' } as const;
const AMONG = { all: '须全部同意', any: '一人同意即可', 'in-turn': '依次办理' } as const;

/** What is said of an act beside its own word: to whom, whom, where to. Null where nothing is. */
function beside({ event, record }: EventRecord, names: EventNames): string | null {
  const named = (people: readonly (string | undefined)[]): string =>
    people.map((person) => (person === undefined ? undefined : names.people[person]?.name) ?? GONE).join('、');
  switch (event.type) {
    case 'TRANSFER':
      return `${record}给${named([event.to.person])}`;
    case 'HAND_OVER':
      return event.slot === event.place
        ? `指定${named([event.to.person])}办理“${names.step(event.place)}”`
        : `${record}给${named([event.to.person])}（“${names.step(event.place)}”）`;
    case 'CONSULT':
      return `向${named([event.to.person])}${record}`;
    case 'ADD_SIGNERS':
      return `${record}${named(event.to.map(({ person }) => person))}（${HOW[event.how]}${event.to.length > 1 ? `，${AMONG[event.among]}` : ''}）`;
    case 'REMOVE_SIGNER':
      return `${record}${named([names.holderOf(event.removed)])}`;
    case 'CC':
      return `${record}给${named(event.to)}`;
    case 'RETURN':
      return event.to === undefined ? null : `${record}（退至“${names.step(event.to)}”）`;
    case 'CONTINUE':
      return `${record}（“${names.step(event.wait)}”）`;
    case 'JUMP':
      return `${record}至“${names.step(event.to)}”`;
    default:
      return null;
  }
}

function dayText(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

export function kindOf(event: ItemEvent, definition: LifecycleDefinition): EventLine['kind'] {
  switch (event.type) {
    case 'CREATE':
      return 'created';
    case 'AGREE':
      return 'agreed';
    case 'RETURN':
    case 'REJECT':
      return 'returned';
    case 'SLATE':
    case 'SPAWN':
    case 'CHILDREN':
    case 'LIGHT':
    case 'TOLD':
    case 'TIMEOUT':
    case 'RECOUNT':
      return 'system';
    case 'ARRIVE':
      return event.facts.actor.type === 'system' ? 'system' : 'changed';
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'TRANSFER':
    case 'CONSULT':
    case 'ANSWER':
    case 'ADD_SIGNERS':
    case 'REMOVE_SIGNER':
    case 'EDIT':
    case 'COMMENT':
    case 'CC':
    case 'URGE':
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
    case 'JUMP':
    case 'CONTINUE':
    case 'UPGRADE':
    case 'HAND_OVER':
    case 'REASSIGN':
    case 'RESCHEDULE':
      return 'changed';
    case 'ACT': {
      if (event.facts.actor.type === 'system') return 'system';
      const submits = Object.values(definition.states).some(({ on }) => on?.[event.act]?.submits === true);
      return submits ? 'submitted' : 'changed';
    }
  }
}

/** What the party office did against the usual course: marked so for ever, whoever reads it. */
export function isAgainstCourse(event: ItemEvent): boolean {
  switch (event.type) {
    case 'SUSPEND':
    case 'RESUME':
    case 'JUMP':
    case 'CONTINUE':
      return true;
    case 'TERMINATE':
      return event.above !== true;
    case 'HAND_OVER':
    case 'REASSIGN':
      return event.office === true;
    default:
      return false;
  }
}

/** What followed, and why each person was found. Outcomes of conditions are sealed too, but have no words a reader would know. */
export function factsOf(record: EventRecord, names: EventNames): EventLine['facts'] {
  const { event } = record;
  const state = [{ label: '办理后', text: record.state }];
  const found = event.type === 'SLATE' ? event.slots : event.type === 'TOLD' ? event.to : [];
  const slots = found.map(({ person, why }) => ({ label: names.people[person]?.name ?? '', text: names.why(why) }));
  const below = event.type === 'SPAWN' ? sentTo(event.children, names) : [];
  return [...state, ...slots, ...below, ...noteFacts(record.note)];
}

/** Each whom something was sent to; who has several rows of a table stands there once, with how many. */
function sentTo(children: Extract<ItemEvent, { type: 'SPAWN' }>['children'], names: EventNames): EventLine['facts'] {
  const rows = new Map<string, number>();
  for (const { unit, person, row } of children) {
    const whom = (person === undefined ? names.units[unit] : names.people[person]?.label) ?? GONE;
    rows.set(whom, (rows.get(whom) ?? 0) + (row === undefined ? 0 : 1));
  }
  return [...rows].map(([whom, count]) => ({ label: '发给', text: count === 0 ? whom : `${whom}（${count}行）` }));
}

/** A note is a list of changed cells, each with label and both values in words, and of facts; anything else is not shown. */
function noteFacts(note: unknown): EventLine['facts'] {
  if (!Array.isArray(note)) return [];
  return note.flatMap((line: unknown) => {
    if (isChange(line)) return [{ label: line.label, text: `${line.before || '（空）'} → ${line.after || '（空）'}` }];
    return isFact(line) ? [{ label: line.label, text: line.text }] : [];
  });
}

function isFact(value: unknown): value is { readonly label: string; readonly text: string } {
  return typeof value === 'object' && value !== null && ['label', 'text'].every((key) => key in value && typeof Reflect.get(value, key) === 'string');
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

/** How many begin, and how many of the time before stand. */
function spawned(record: string, begun: number, kept: number): string {
  if (begun + kept === 0) return `${record}：没有写明对象，跳过`;
  const stands = kept === 0 ? '' : `，上次的${kept}份不再重办`;
  return begun === 0 ? `${record}${stands}` : `${record}，共${begun}份${stands}`;
}
