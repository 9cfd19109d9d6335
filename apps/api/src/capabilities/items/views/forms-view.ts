import { asWriting, dataFor, definitionFor, narrowed, rightsAt, revisionsOf, writablePart, writesAnything, writingAmong } from '@bihuan/forms';
import type { FormData, FormDefinition, Rights } from '@bihuan/forms';
import type { FieldSight } from '../field-access/field-sight.js';
import type { EditingView, ItemView, SubmissionView } from '../item.contract.js';
import type { AllowedAction } from '../path.contract.js';
import type { ItemRow } from '../item-row.js';
import type { MarkedNow } from '../marking/marks-in-force.js';
import { laidOver } from './laid-over.js';

/** A form as the reader sees it, and what of it he may write where he stands now. */
export interface FormSeen {
  readonly versionId: string;
  /** The whole of it; never sent. */
  readonly whole: FormDefinition;
  readonly definition: FormDefinition;
  readonly rights: Rights;
}
export type FormsSeen = Readonly<Record<string, FormSeen>>;

interface Seeing {
  readonly item: ItemRow;
  readonly sight: FieldSight;
  readonly actions: readonly AllowedAction[];
  /** What alone is to be put right. */
  readonly marked: MarkedNow | null;
}

export async function formsSeen(
  { item, sight, actions, marked }: Seeing,
  pinned: Readonly<Record<string, { readonly versionId: string; readonly definition: FormDefinition }>>,
): Promise<FormsSeen> {
  const seen: Record<string, FormSeen> = {};
  for (const [form, { versionId, definition: whole }] of Object.entries(pinned)) {
    const open = writingAmong(await sight.rights(item.id, whole), writingIn(whole, { form, actions }));
    const rights = marked?.form === form ? narrowed({ definition: whole, rights: open, data: marked.data }, marked.places) : open;
    // What is locked is still asked for: the form says of it what it would say anyway.
    seen[form] = { versionId, whole, rights, definition: whole.access ? definitionFor(whole, open) : whole };
  }
  return seen;
}

/** Filling it in goes before writing in it while signing: nobody does both at once. Null: he only reads it. */
export function writingIn(definition: FormDefinition, { form, actions }: { form: string; actions: readonly AllowedAction[] }): Rights | null {
  if (actions.some((action) => action.form === form && action.refusedBecause === null)) return rightsAt(definition, { type: 'filling' });
  const step = stepsAtHand(actions).find((one) => writesAnything(rightsAt(definition, { type: 'step', step: one.step })))?.step;
  return step === undefined ? null : rightsAt(definition, { type: 'step', step });
}

interface AtHand {
  readonly step: string;
  readonly slotId: string;
}

/** Steps at which the reader could decide now. */
function stepsAtHand(actions: readonly AllowedAction[]): readonly AtHand[] {
  return actions.flatMap(({ type, step, slotId, refusedBecause }) =>
    type === 'AGREE' && refusedBecause === null && step !== null && slotId !== null ? [{ step, slotId }] : [],
  );
}

/** Where the reader may write while he signs, with the revision of every place he sees. */
export function editingOf(
  forms: FormsSeen,
  { actions, handedIn }: { actions: readonly AllowedAction[]; handedIn: readonly SubmissionView[] },
): EditingView | null {
  for (const { step, slotId } of stepsAtHand(actions))
    for (const [form, { whole, definition, rights }] of Object.entries(forms)) {
      const versions = handedIn.filter((one) => one.form === form);
      if (versions.length === 0 || !writesAnything(rightsAt(whole, { type: 'step', step }))) continue;
      return { form, step, slotId, rights: rightsView(rights), revisions: { ...revisionsOf(definition, versions) } };
    }
  return null;
}

/**
 * What a step writes in the form, for whoever enters what a signer wrote on paper: open what the step writes, read what the reader sees,
 * and nothing else; what stands there now only as far as the reader sees it.
 */
export function writtenAt(
  step: string,
  { forms, handedIn }: { readonly forms: FormsSeen; readonly handedIn: readonly SubmissionView[] },
): ItemView['paper'][number]['writes'] {
  for (const [form, { whole, rights: seen }] of Object.entries(forms)) {
    const versions = handedIn.filter((one) => one.form === form);
    const own = rightsAt(whole, { type: 'step', step });
    const last = versions.at(-1);
    if (!last || !writesAnything(own)) continue;
    const rights = writingAmong(seen, own);
    const definition = definitionFor(whole, rights);
    return { form, definition, rights: rightsView(rights), data: { ...last.data }, revisions: { ...revisionsOf(definition, versions) } };
  }
  return null;
}

/** What is hidden is not even named; what is masked the form itself says. */
export function rightsView({ fields, tables, only }: Rights): EditingView['rights'] {
  const shown = (rights: Rights['fields']): Record<string, 'write' | 'read'> =>
    Object.fromEntries(Object.entries(rights).flatMap(([id, right]) => (right === 'hidden' ? [] : [[id, right === 'write' ? right : 'read'] as const])));
  return {
    fields: shown(fields),
    tables: Object.fromEntries(
      Object.entries(tables)
        .filter(([id]) => fields[id] !== 'hidden')
        .map(([id, { columns, rows }]) => [id, { columns: shown(columns), rows: [...rows] }]),
    ),
    ...(only ? { only: onlyView(only) } : {}),
  };
}

function onlyView(only: NonNullable<Rights['only']>): NonNullable<EditingView['rights']['only']> {
  const rowsView = (rows: (typeof only)[string]): Record<string, { columns: string[]; goes: boolean }> =>
    Object.fromEntries(Object.entries(rows).map(([row, { columns, goes }]) => [row, { columns: [...columns], goes }]));
  return Object.fromEntries(Object.entries(only).map(([table, rows]) => [table, rowsView(rows)]));
}

/** Everything handed in, without what is hidden from the reader. */
export async function shownSubmissions(sight: FieldSight, item: ItemRow, handedIn: readonly SubmissionView[]): Promise<SubmissionView[]> {
  const shown: SubmissionView[] = [];
  for (const one of handedIn)
    shown.push({ ...one, data: { ...(await sight.shown({ itemId: item.id, formVersionId: one.formVersionId, data: one.data, seq: one.seq })).data } });
  return shown;
}

/**
 * What the reader goes on from: what stands there that he may only read, and what he has typed. Signs nobody sees in what was handed in long
 * ago stay behind where all of it is open: nothing is handed in with them any more. Where single places came back they stay, so that none
 * of them counts as put right by being opened.
 */
export function startOf({ whole, rights }: FormSeen, { last, draft }: { last: FormData; draft: FormData | null }): FormData {
  const seen = dataFor(whole, rights, last);
  if (draft) return whole.access || rights.only ? laidOver({ definition: whole, rights, data: seen }, draft) : draft;
  const written = rights.only ? seen : asWriting(whole, seen);
  return written !== seen && whole.access ? laidOver({ definition: whole, rights, data: seen }, writablePart(whole, rights, written)) : written;
}
