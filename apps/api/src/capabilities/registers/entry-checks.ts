import type { RegisterDefinition } from '@bihuan/library';
import { openSlots, submittersOf } from '@bihuan/workflows';
import type { ActDefinition, LifecycleDefinition, Resolver } from '@bihuan/workflows';
import { fieldsOf } from '@bihuan/forms';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { filesOf } from '../attachments/index.js';
import { lifecycleMachine } from '../definitions/index.js';
import { FieldSight, momentText, stateOf, stillHeld } from '../items/index.js';
import type { Addition, ItemRow } from '../items/index.js';
import { actorOf, itemPeopleFacts, namesOf } from '../people/index.js';
import { twinsOf } from './evidence.js';
import type { Twin } from './evidence.js';

type Check = NonNullable<Addition['checks']>[number];

export interface Checking {
  readonly item: ItemRow;
  readonly personId: string;
  readonly register: RegisterDefinition | null;
}

/** What is said before the buttons of somebody who is to accept: is he from outside, was the proof used before, why did it come back. */
export async function entryChecks(tx: Tx, { item, personId, register }: Checking): Promise<Check[]> {
  const { definition } = await lifecycleMachine(tx, item.lifecycleVersionId);
  const state = item.states[0] ?? '';
  const acts = Object.values(definition.states[state]?.on ?? {});
  const asked = definition.states[state]?.work?.who ?? [];
  const outside = acts.some(({ rules }) => rules?.includes('outside-owner-unit')) ? [await outsideCheck(tx, { item, personId, definition, acts, asked })] : [];
  const own = ownHandCheck(item, { personId, acts });
  if (!register?.checkedIn?.includes(state)) return [...own, ...outside];
  return [
    ...own,
    ...outside,
    ...(await twinChecks(tx, register, { itemId: item.id, personId })),
    ...(await reopeningCheck(tx, { definition, item, label: register.reopenedLabel })),
  ];
}

/** Whoever handed it in, or had it handed in, decides nothing of it where an act says so. */
function ownHandCheck({ context }: ItemRow, { personId, acts }: { personId: string; acts: readonly ActDefinition[] }): Check[] {
  const isOwn = submittersOf(context).includes(personId);
  if (!isOwn || !acts.some(({ rules }) => rules?.includes('not-the-submitter'))) return [];
  return [{ ok: false, text: personId === context.submitter ? '这次是您报送的，须由另一位同志办理。' : '这次是代您报送的，须由另一位同志办理。', twin: null }];
}

interface Inside {
  readonly item: ItemRow;
  readonly personId: string;
  readonly definition: LifecycleDefinition;
  readonly acts: readonly ActDefinition[];
  /** Who is asked first; with anybody else it lies because of them nobody was left. */
  readonly asked: readonly Resolver[];
}

const atWork: Named = {
  name: 'who-works-on-entry',
  text: `select a.person_id as person, ${stillHeld('a', '$2::date')} as held from assignments a where a.item_id = $1 and a.closed_at is null`,
};

/** «您是外科第一党支部的同志，该问题由本支部负责，须由外单位同志验收。已提请党办另行安排。» Membership and post count alike. */
async function outsideCheck(tx: Tx, { item, personId, definition, acts, asked }: Inside): Promise<Check> {
  const { today } = await clockOf(tx);
  const actor = await actorOf(tx, personId, today);
  const { ownerUnits } = await itemPeopleFacts(tx, { unitId: item.unitId, subjectUnitId: item.subjectUnitId }, today);
  const own = actor.type === 'person' ? actor.units.filter((unit) => ownerUnits.includes(unit)) : [];
  const answers = personId === item.ownerId || personId === item.leaderId;
  if (own.length === 0 && !answers) return { ok: true, text: '您与责任单位不同', twin: null };
  const { units } = await namesOf(tx, { people: [], units: own });
  const isMine = (await tx.rows<{ person: string; held: boolean }>(atWork, [item.id, today])).some(({ person, held }) => person === personId && held);
  const refer = acts.find(({ rules, to, form }) => !rules && to !== undefined && form === undefined);
  const next = !isMine
    ? isArranged(item, asked)
      ? '已提请党办另行安排。'
      : '正由外单位的验收人办理。'
    : refer
      ? `请点“${refer.label}”。`
      : '请安排外单位同志办理。';
  const inside =
    own.length === 0 ? `该${definition.noun}由您负责，` : `您是${own.map((id) => units[id] ?? '').join('、')}的同志，该${definition.noun}由本单位负责，`;
  return { ok: false, text: `${inside}须由外单位同志验收。${next}`, twin: null };
}

/** With those who stand in, because nobody who was to be asked is from outside. */
function isArranged(item: ItemRow, asked: readonly Resolver[]): boolean {
  const posts = asked.flatMap((one) => ('post' in one ? [one.post] : []));
  return !openSlots(stateOf(item)).some(({ why }) => why.post !== undefined && posts.includes(why.post));
}

async function twinChecks(tx: Tx, register: RegisterDefinition, { itemId, personId }: { itemId: string; personId: string }): Promise<Check[]> {
  const fields = new FieldSight(tx, personId, [itemId]);
  const checks: Check[] = [];
  for (const twin of await twinsOf(tx, itemId))
    checks.push({ ok: false, text: `佐证与第${twin.serial}号问题的佐证相同，请核对`, twin: await twinView(tx, register, { itemId, twin, fields }) });
  return checks;
}

interface Submitted {
  readonly formVersionId: string;
  readonly seq: number;
  readonly data: Readonly<Record<string, unknown>>;
}

const submission: Named = {
  name: 'submission-of-revision',
  text: 'select form_version_id as "formVersionId", seq, data from submissions where item_id = $1 and form_key = $2 and revision = $3',
};

/** Both proofs line by line, so that they can be read side by side by somebody who may not open the other problem. */
async function twinView(
  tx: Tx,
  { evidence = [] }: RegisterDefinition,
  { itemId, twin, fields }: { itemId: string; twin: Twin; fields: FieldSight },
): Promise<Check['twin']> {
  const here = await proofLines(tx, evidence, { itemId, form: twin.ownForm, revision: twin.ownRevision, fields });
  const there = await proofLines(tx, evidence, { itemId: twin.itemId, form: twin.form, revision: twin.revision, fields });
  const labels = [...new Set([...here.keys(), ...there.keys()])];
  return {
    itemId: twin.itemId,
    title: `第${twin.serial}号：${twin.title}`,
    lines: labels.map((label) => ({
      label,
      here: here.get(label)?.text ?? '',
      there: there.get(label)?.text ?? '',
      same: isSame(here.get(label)?.marks, there.get(label)?.marks),
    })),
  };
}

interface ProofLine {
  readonly text: string;
  /** What makes two lines the same: hashes of files, words without blanks. */
  readonly marks: readonly string[];
}

const isSame = (a: readonly string[] = [], b: readonly string[] = []): boolean => a.some((mark) => b.includes(mark));

async function proofLines(
  tx: Tx,
  evidence: NonNullable<RegisterDefinition['evidence']>,
  { itemId, form, revision, fields }: { itemId: string; form: string; revision: number; fields: FieldSight },
): Promise<Map<string, ProofLine>> {
  const proof = evidence.find((one) => one.form === form);
  const found = await tx.row<Submitted>(submission, [itemId, form, revision]);
  if (!proof || !found) return new Map();
  const { definition, data } = await fields.shown({ itemId, ...found });
  const labelOf = (key: string): string => fieldsOf(definition).find((field) => field.key === key)?.label ?? '';
  const ids = data[proof.files];
  const files = await filesOf(tx, Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []);
  const words = data[proof.text];
  const text = typeof words === 'string' ? words : '';
  return new Map([
    ['佐证材料', { text: files.map(({ name }) => name).join('、'), marks: files.map(({ sha256 }) => sha256) }],
    [labelOf(proof.text), { text, marks: text === '' ? [] : [text.replaceAll(/\s/gu, '')] }],
  ]);
}

const reopening: Named = {
  name: 'last-reopening',
  text: `select w.value as reason, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from item_events e join event_words w on w.event_id = e.id and w.name = 'reason'
         where e.item_id = $1 and e.type = 'ACT' and e.record = any($2::text[]) order by e.seq desc limit 1`,
};

interface Reopening {
  readonly definition: LifecycleDefinition;
  readonly item: ItemRow;
  /** What the register calls it. */
  readonly label: string | undefined;
}

async function reopeningCheck(tx: Tx, { definition, item, label = '退回' }: Reopening): Promise<Check[]> {
  if (item.reopened === 0) return [];
  const records = Object.values(definition.states).flatMap(({ end, on }) =>
    end === 'done' ? Object.values(on ?? {}).flatMap(({ to, record }) => (to === undefined ? [] : [record])) : [],
  );
  const { zone } = await clockOf(tx);
  const found = await tx.row<{ reason: string; at: string }>(reopening, [item.id, records]);
  return found ? [{ ok: false, text: `上次${label}原因（${momentText(found.at, zone)}）：${found.reason}`, twin: null }] : [];
}
