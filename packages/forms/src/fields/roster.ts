import type { RosterField } from '../definition.js';
import { isPlainObject } from '../conditions/reading.js';
import { UUID } from '../json-schema.js';
import type { FieldKind, Names } from './field-kind.js';
import { isEmptyList } from './ids.js';
import { nameIn } from './name-in.js';

/** How somebody was there, in the order a roster is read out. */
export const ATTENDANCE = { present: '出席', late: '迟到', leave: '请假', absent: '缺席' } as const;
export type Attendance = keyof typeof ATTENDANCE;

/** People one roster may hold when the form says nothing. */
const ROSTER_MAX = 200;

const STATES: readonly string[] = Object.keys(ATTENDANCE);

/** Value: a list of people, each with how he was there and, where there is one, why. */
export const roster: FieldKind<RosterField> = {
  shape: { properties: { maxItems: { type: 'integer', minimum: 1, maximum: 500 } } },
  schema: ({ maxItems = ROSTER_MAX }) => ({
    type: 'array',
    maxItems,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['person', 'state'],
      properties: {
        person: { type: 'string', maxLength: 36, pattern: UUID },
        state: { type: 'string', enum: STATES },
        note: { type: 'string', maxLength: 100 },
      },
    },
  }),
  filled: { minItems: 1 },
  ask: '填写',
  isEmpty: isEmptyList,
  display: (value, _field, names) => {
    const lines = linesOf(value);
    return (Object.entries(ATTENDANCE) as readonly (readonly [Attendance, string])[])
      .flatMap(([state, words]) =>
        groupWords(
          lines.filter((line) => line.state === state),
          words,
          names,
        ),
      )
      .join('；'); // entries of the record above
  },
  blank: [],
  flaw: (value, { label }) => {
    const people = linesOf(value).map(({ person }) => person.toLowerCase());
    return new Set(people).size === people.length ? undefined : { code: 'form.repeated', words: `“${label}”里有人写了两次` };
  },
  mentions: (value) => ({ people: linesOf(value).map(({ person }) => person) }),
  widget: ({ maxItems = ROSTER_MAX }) => ({ name: 'bihuan-roster', schema: { type: 'array', items: { type: 'object' } }, options: { maxItems } }),
};

export interface RosterLine {
  readonly person: string;
  readonly state: string;
  readonly note?: string;
}

/** The lines that are whole. */
export function linesOf(value: unknown): readonly RosterLine[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((line: unknown): readonly RosterLine[] => {
    if (!isPlainObject(line)) return [];
    const { person, state, note } = line;
    if (typeof person !== 'string' || typeof state !== 'string') return [];
    return [typeof note === 'string' && note !== '' ? { person, state, note } : { person, state }];
  });
}

function groupWords(lines: readonly RosterLine[], words: string, names: Names): readonly string[] {
  if (lines.length === 0) return [];
  return [`${words}${lines.length}人：${lines.map(({ person, note }) => `${nameIn(names, person)}${note === undefined ? '' : `（${note}）`}`).join('、')}`];
}
