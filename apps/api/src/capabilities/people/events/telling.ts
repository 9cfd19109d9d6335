import { loadLibrary } from '@bihuan/library';
import { dayWords, sinceWords } from '../days.js';
import { withoutRepeated } from '../person-label.js';
import type { OrganisationEventRecord } from './organisation-chain.js';

/** Words for ids, as of the day of one event. */
export interface EventNames {
  readonly people: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  /** By key. */
  readonly posts: Readonly<Record<string, string>>;
}

/** One event with its ids turned into words, as sentences ask for them. */
export interface Telling {
  readonly subject: string;
  text(key: string): string;
  list(key: string): readonly string[];
  unit(key: string): string;
  unitOr(key: string, otherwise: string): string;
  /** «内科、外科» */
  units(key: string): string;
  person(key: string): string;
  /** «林某、徐某» */
  people(key: string): string;
  eachPerson(key: string): readonly string[];
  post(key: string): string;
  /** «内科党支部书记»: the post in its unit; what the unit's name says already is not said again. */
  office(unit: string, post: string): string;
  category(key: string): string;
  /** «2018年10月8日» */
  day(key: string): string;
  since(key: string): string;
}

const categoryWords: Readonly<Record<string, string>> = Object.fromEntries(loadLibrary().categories.map(({ key, label }) => [key, label]));
export const categoryLabel = (key: string): string => categoryWords[key] ?? key;

export function tellingOf({ subject, facts }: Pick<OrganisationEventRecord, 'subject' | 'facts'>, names: EventNames): Telling {
  const text = (key: string) => String(facts[key] ?? '');
  const list = (key: string): readonly string[] => {
    const value = facts[key];
    return Array.isArray(value) ? value.map(String) : [];
  };
  const unitNamed = (id: string) => names.units[id] ?? '（未知单位）';
  const postNamed = (key: string) => names.posts[text(key)] ?? text(key);
  const unit = (key: string) => unitNamed(text(key));
  const eachPerson = (key: string) => list(key).map((id) => names.people[id] ?? '（未知人员）');
  return {
    subject: subjectName(subject, names),
    text,
    list,
    unit,
    unitOr: (key, otherwise) => (facts[key] === null ? otherwise : `“${unit(key)}”`),
    units: (key) => list(key).map(unitNamed).join('、'),
    people: (key) => eachPerson(key).join('、'),
    eachPerson,
    person: (key) => names.people[text(key)] ?? '（未知人员）',
    post: (key) => postNamed(key),
    office: (unitKey, postKey) => `${unit(unitKey)}${withoutRepeated(unit(unitKey), postNamed(postKey))}`,
    category: (key) => categoryLabel(text(key)),
    day: (key) => dayWords(text(key)),
    since: (key) => sinceWords(typeof facts[key] === 'string' ? text(key) : null),
  };
}

function subjectName({ kind, id }: OrganisationEventRecord['subject'], names: EventNames): string {
  switch (kind) {
    case 'unit':
      return names.units[id] ?? '（未知单位）';
    case 'person':
    case 'account':
      return names.people[id] ?? '（未知人员）';
    default:
      return id;
  }
}
