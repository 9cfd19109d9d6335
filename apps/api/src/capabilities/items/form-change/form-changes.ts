import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { lookAtDraft, mayManageDefinitions, mayReadDefinitions, publishedVersion, readDraft, versionById } from '../../definitions/index.js';
import { namesOf, permissionsOf } from '../../people/index.js';
import { mayOverride } from '../commands/override.js';
import { FLOOR, isCountable } from '../floor.js';
import { readableAmong } from '../readable.js';
import { chainsTo } from './chain.js';
import { FORM_CHANGE_TOPIC } from './carry-on.js';
import { NO_COUNTS, NONE, shownSums } from './counts.js';
import type { OfSheets } from './counts.js';
import type { ChangeFormBody, FormChangesView, FormChangeView, RehearseFormBody } from './form-change.contract.js';
import {
  beginFormChange,
  beginFormUndo,
  changesOfForm,
  formChangeOf,
  isFormChanging,
  isFormRehearsed,
  lockFormChanges,
  outcomesOfChange,
} from './form-change-rows.js';
import type { FormChangeRow } from './form-change-rows.js';

const grantsToday = async (tx: Tx, personId: string) => permissionsOf(tx, personId, (await clockOf(tx)).today);

async function refuseUnless(tx: Tx, personId: string, may: (grants: Awaited<ReturnType<typeof grantsToday>>) => boolean): Promise<void> {
  if (!may(await grantsToday(tx, personId))) throw new DomainError('request.not-allowed');
}

/** Of how many items something would have to be looked at. */
const affected: Named = {
  name: 'items-on-form',
  text: `select count(*) filter (where i.privacy <> 'restricted')::int as open, count(*) filter (where i.privacy = 'restricted')::int as restricted
         from items i where i.ended is null and i.pins ? $1 and i.pins ->> $1 = any($2)`,
};

async function totalOf(tx: Tx, form: string, older: readonly string[]): Promise<OfSheets> {
  return (await tx.row<OfSheets>(affected, [form, older])) ?? NONE;
}

export async function rehearseForm(tx: Tx, personId: string, { form, draftId }: RehearseFormBody): Promise<string> {
  await refuseUnless(tx, personId, mayManageDefinitions);
  const definition = draftId === undefined ? null : await formInDraft(tx, draftId, form);
  await lockFormChanges(tx);
  if (await isFormRehearsed(tx, form)) throw new DomainError('form-change.rehearsal-under-way');
  return begin(tx, { personId, form, definition, toVersion: null, reason: null });
}

async function formInDraft(tx: Tx, draftId: string, form: string): Promise<FormDefinition> {
  const { entries } = await lookAtDraft(tx, await readDraft(tx, draftId), (await clockOf(tx)).today);
  const found = entries.find(({ kind, key }) => kind === 'form' && key === form);
  if (!found) throw new DomainError('form-change.form-unknown');
  return found.content as FormDefinition; // its kind was asked just above
}

/** Puts running items on the newest version. */
export async function orderFormChange(tx: Tx, personId: string, { form, reason }: ChangeFormBody): Promise<string> {
  await refuseUnless(tx, personId, mayOverride);
  await lockFormChanges(tx);
  if (await isFormChanging(tx, form)) throw new DomainError('form-change.under-way');
  const { versionId } = await publishedVersion(tx, 'form', form);
  return begin(tx, { personId, form, definition: null, toVersion: versionId, reason });
}

interface Beginning {
  readonly personId: string;
  readonly form: string;
  readonly definition: FormDefinition | null;
  readonly toVersion: string | null;
  readonly reason: string | null;
}

async function begin(tx: Tx, { personId, form, definition, toVersion, reason }: Beginning): Promise<string> {
  const chains = await chainsTo(tx, { key: form, ...(definition ? { definition } : {}), ...(toVersion === null ? {} : { versionId: toVersion }) });
  if (!chains) throw new DomainError('form-change.form-unknown');
  const id = uuidV7();
  const total = await totalOf(tx, form, chains.older);
  await beginFormChange(tx, {
    id,
    form,
    kind: toVersion === null ? 'rehearsal' : 'change',
    definition,
    toVersion,
    reason,
    total: total.open + total.restricted,
    begunBy: personId,
    begunAt: (await clockOf(tx)).at,
    found: { ...NO_COUNTS, total },
  });
  await addToOutbox(tx, FORM_CHANGE_TOPIC, { changeId: id });
  return id;
}

/** What is over may be undone, also where it broke off and something had gone over, and while nothing else of the form is under way. */
export async function undoFormChange(tx: Tx, personId: string, { id, reason }: { readonly id: string; readonly reason: string }): Promise<void> {
  await refuseUnless(tx, personId, mayOverride);
  const change = await formChangeOf(tx, id, { locked: true });
  if (!isUndoable(change, await outcomesOfChange(tx, id))) throw new DomainError('form-change.not-undoable');
  await lockFormChanges(tx);
  if (await isFormChanging(tx, change.form)) throw new DomainError('form-change.under-way');
  await beginFormUndo(tx, id, { reason, by: personId });
  await addToOutbox(tx, FORM_CHANGE_TOPIC, { changeId: id });
}

const isUndoable = ({ kind, status }: FormChangeRow, outcomes: ReadonlyMap<string, OfSheets>): boolean =>
  kind === 'change' && (status === 'done' || status === 'failed') && outcomes.has('moved');

/** So few restricted sheets that their number would say whose they are are not counted with the others. */
function many({ open, restricted }: OfSheets, noun: string): string | null {
  if (restricted === 0 || isCountable(restricted)) return open + restricted === 0 ? null : `${open + restricted}${noun}`;
  const few = `不足${FLOOR}份限定范围的`;
  return open === 0 ? few : `${open}${noun}，另有${few}`;
}

export async function viewOfChange(tx: Tx, personId: string, id: string): Promise<FormChangeView> {
  await refuseUnless(tx, personId, mayReadDefinitions);
  const change = await formChangeOf(tx, id);
  const { found } = change;
  const shown = await titlesReadable(tx, personId, change);
  const outcomes = await outcomesOfChange(tx, id);
  const sums = shownSums(found, outcomes);
  const { definition, version } = await definitionOf(tx, change);
  const of = (all: readonly { readonly itemId: string; readonly text: string }[]) =>
    all.flatMap(({ itemId, text }) => (shown.has(itemId) ? [{ itemId, title: shown.get(itemId) ?? '', text }] : [])).slice(0, 3);
  return {
    id,
    form: change.form,
    title: definition.title,
    kind: change.kind,
    to: version,
    status: change.status,
    ...sums,
    reason: change.reason,
    undoReason: change.undoReason,
    begunText: await begunText(tx, change),
    mayUndo: isUndoable(change, outcomes) && mayOverride(await grantsToday(tx, personId)),
    fields: found.fields.map(({ label, converted, lost, setAside, examples }) => ({
      label,
      converted: many(converted, '处'),
      lost: many(lost, '处'),
      setAside: many(setAside, '处'),
      examples: of(examples),
    })),
    empty: many(found.empty, '件'),
    drafts: many(found.drafts, '份'),
    incomplete: many(found.incomplete, '份'),
    handed: many(found.handed, '件'),
    stays: found.stays.map((one) => ({ version: one.version, many: many(one, '件') ?? '' })),
    reasons: of(found.reasons),
  };
}

async function definitionOf(
  tx: Tx,
  { definition, toVersion, form }: FormChangeRow,
): Promise<{ readonly definition: FormDefinition; readonly version: number | null }> {
  if (definition) return { definition, version: null };
  return toVersion === null ? publishedVersion(tx, 'form', form) : versionById(tx, 'form', toVersion);
}

async function titlesReadable(tx: Tx, personId: string, { found }: FormChangeRow): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set([...found.fields.flatMap(({ examples }) => examples), ...found.reasons].map(({ itemId }) => itemId))];
  const items = ids.length === 0 ? [] : await readableAmong(tx, ids, personId);
  return new Map(items.flatMap(({ id, title, privacy }) => (privacy === 'normal' ? [[id, title] as const] : [])));
}

async function begunText(tx: Tx, { begunBy, begunAt }: FormChangeRow): Promise<string> {
  const { people } = await namesOf(tx, { people: [begunBy], units: [] });
  return `${people[begunBy]?.label ?? ''} ${momentText(begunAt, (await clockOf(tx)).zone)}`;
}

const running: Named = {
  name: 'running-items-by-form-version',
  text: `select i.pins ->> $1 as "versionId", count(*) filter (where i.privacy <> 'restricted')::int as open, count(*) filter (where i.privacy = 'restricted')::int as restricted from items i where i.ended is null and i.pins ? $1 group by 1`,
};

/** Which versions running items are filled in by, and what was ordered so far. */
export async function changesViewOf(tx: Tx, personId: string, form: string): Promise<FormChangesView> {
  await refuseUnless(tx, personId, mayReadDefinitions);
  const { definition, version } = await publishedVersion(tx, 'form', form);
  const on: FormChangesView['running'] = [];
  for (const { versionId, open, restricted } of await tx.rows<{ versionId: string } & OfSheets>(running, [form]))
    // 0: of so few restricted ones alone that they are not counted.
    on.push({ version: (await versionById(tx, 'form', versionId)).version, items: open + (isCountable(restricted) ? restricted : 0) });
  const changes: FormChangesView['changes'] = [];
  for (const change of await changesOfForm(tx, form)) {
    const to = change.toVersion === null ? null : (await versionById(tx, 'form', change.toVersion)).version;
    changes.push({ id: change.id, to, status: change.status, reason: change.reason ?? '', begunText: await begunText(tx, change) });
  }
  return {
    form,
    title: definition.title,
    newest: version,
    mayOrder: mayOverride(await grantsToday(tx, personId)),
    running: on.toSorted((a, b) => a.version - b.version),
    changes,
  };
}
