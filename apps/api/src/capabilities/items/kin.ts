import { canonical } from '../../kernel/canonical/canonical.js';
import { mouldOf } from '../../kernel/canonical/mould.js';
import type { Mould } from '../../kernel/canonical/mould.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import type { Deciding } from './apply/deciding.js';
import { recordOf, wordsOf } from './apply/record-events.js';
import { unborn } from './create-item.js';
import type { ItemKind, NewItemOfMany } from './create-item.js';
import { INNER } from './part.js';
import type { AlikeRow } from './part.js';
import type { BirthInCommon, RowAfter } from './birth-in-common.js';

/** Items that differ in nothing but ids: the shares of one task. What their records and rows have in common is worked out once. */
export interface Kin {
  /** One that stands for all of them, named by what stands at the places. */
  readonly deciding: Deciding;
  /** Texts of theirs that lie in the vault. */
  readonly words: readonly { readonly name: string; readonly value: string }[];
  /** The text of each record, by its place in the birth. */
  readonly moulds: (Mould | undefined)[];
  readonly rows: Map<RowAfter, AlikeRow>;
}

/** What stands where one of them differs from another; a value that may be missing is replaced together with its quotes. */
export const PLACES = [
  'item',
  'root',
  'unit',
  'parent',
  'subjectUnit',
  'subjectPerson',
  'filler',
  'id',
  'event',
  'state',
  'record',
  'word0',
  'word1',
  'word2',
] as const;
type Place = (typeof PLACES)[number];
const NAME = Object.fromEntries(PLACES.map((place) => [place, uuidV7()])) as Readonly<Record<Place, string>>; // one for each of them
const BARE: ReadonlySet<Place> = new Set(['item', 'root', 'unit', 'id']);
const NAMES = PLACES.map((place) => (BARE.has(place) ? NAME[place] : `"${NAME[place]}"`));
const WORDS = [NAME.word0, NAME.word1, NAME.word2] as const;

/** By these a new item is told from its kin. */
export function kinKey({ kind, title, privacy, listKey, startsOn, dueOn, dueWords, basis, leaderId, ownerId }: NewItemOfMany): string {
  return JSON.stringify([kind, title, privacy, listKey, startsOn, dueOn, dueWords, basis, leaderId, ownerId]);
}

export function kinOf(seed: NewItemOfMany, kind: ItemKind, { time, rule }: { time: BusinessTime; rule: string }): Kin {
  const by = { system: rule };
  const ids = {
    id: NAME.item,
    rootId: NAME.root,
    unitId: NAME.unit,
    subjectUnitId: NAME.subjectUnit,
    subjectPersonId: NAME.subjectPerson,
    fillerId: NAME.filler,
  };
  const before = unborn({ ...seed, ...ids, parentId: NAME.parent, by }, { kind, time });
  const command = { itemId: before.id, by, event: { type: 'CREATE' as const }, expectedVersion: null };
  const { record } = kind.machine.definition.create;
  const said = { record, form: null, submits: false, happened: null };
  const deciding: Deciding = { machine: kind.machine, before, command, time, said, handed: null, number: null, awaitedBy: [] };
  const words = wordsOf(deciding).map(({ name, value }) => ({ name, value }));
  if (words.length > WORDS.length) throw new Error(`an item is born with ${words.length} texts, of which ${WORDS.length} have a place`);
  return { deciding, words, moulds: [], rows: new Map() };
}

/** The canonical text of a record of the birth, with places. */
export function mouldOfRecord(kin: Kin, { birth }: BirthInCommon, { tenant, at }: { tenant: string; at: number }): Mould {
  const known = kin.moulds[at];
  if (known) return known;
  const step = birth.steps[at];
  if (!step) throw new Error('every record is of a step');
  const own = at === 0;
  const record = recordOf(tenant, kin.deciding, { step, seq: at + 1, own, words: [] });
  const words = own ? Object.fromEntries(kin.words.map(({ name }, n) => [name, WORDS[n]])) : {};
  const mould = mouldOf(canonical({ ...record, id: NAME.id, event: NAME.event, state: NAME.state, record: NAME.record, words }), NAMES);
  kin.moulds[at] = mould;
  return mould;
}

/** The columns they have in common after a birth that leaves such a row; the same object for equal ones. */
export function alikeRow(kin: Kin, after: RowAfter): AlikeRow {
  const known = kin.rows.get(after);
  if (known) return known;
  const { before } = kin.deciding;
  const row: AlikeRow = {
    kind: before.kind,
    title: before.title,
    privacy: before.privacy,
    list_key: before.listKey,
    main_form: before.mainForm,
    lifecycle_version_id: before.lifecycleVersionId,
    pins: canonical(before.pins),
    starts_on: before.startsOn,
    due_on: before.dueOn,
    due_words: before.dueWords,
    basis: before.basis,
    leader_id: before.leaderId,
    owner_id: before.ownerId,
    value: after.value,
    states: after.states.join(INNER),
    ended: after.ended,
    version: after.version,
    head_seq: after.headSeq,
    submissions: after.submissions,
  };
  kin.rows.set(after, row);
  return row;
}
