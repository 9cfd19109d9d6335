import { asksForMapping, destinationOf } from '@bihuan/forms';
import type { AffectedField, FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { clockOf } from '../../../kernel/clock/clock.js';
import { contentHash, lookAtDraft, readDraft } from '../../definitions/index.js';
import { chainsTo, isCountable } from '../../items/index.js';
import type { Chains } from '../../items/index.js';
import type { DraftEvolutionView, EvolutionView } from '../designs.contract.js';
import { turnsBackInWords } from '../queries/design-view.js';
import type { DesignRow } from '../queries/design-row.js';
import { formsBeside, wouldTurnBack } from '../sources/form-bases.js';
import { usersOf } from '../uses/uses-of.js';
import { affectedInWords, askedInWords, isOpenValue, manyOf, overfullInWords } from './in-words.js';
import { tallyOf } from './scan.js';
import type { Tally } from './tally.js';

type FormView = EvolutionView['forms'][number];

/**
 * Of every form that is published already and was changed here: whether somebody published it meanwhile, who else uses it, and what its new
 * version would meet among answers that are there; read and counted, nothing is changed.
 */
export async function evolutionOfForms(tx: Tx, { document, formBases }: Pick<DesignRow, 'document' | 'formBases'>, personId: string): Promise<EvolutionView> {
  const forms: FormView[] = [];
  for (const one of (await formsBeside(tx, document.forms, formBases)).filter(({ isUntouched }) => !isUntouched)) {
    const { form } = one;
    const sentences = wouldTurnBack(one) ? [`${turnsBackInWords(one)}，发布后会换成这一份，请核对差别，以免把别人的修改改回去`] : [];
    const met = await evolutionOfForm(tx, form, { personId, beside: document.lifecycle.key });
    if (met === null) continue;
    const view = { ...met, sentences: [...sentences, ...met.sentences] };
    if (view.sentences.length > 0 || view.fields.length > 0) forms.push(view);
  }
  return { forms };
}

/** Of forms that wait in the library for a second person; `seen` names what he was told. */
export async function evolutionOfDraft(tx: Tx, draftId: string, personId: string): Promise<DraftEvolutionView> {
  const { today } = await clockOf(tx);
  const { entries } = await lookAtDraft(tx, await readDraft(tx, draftId), today);
  // Looked at as a form when it was read.
  const forms = entries.flatMap(({ kind, content }) => (kind === 'form' ? [content as FormDefinition] : []));
  const views: FormView[] = [];
  for (const form of forms) {
    const met = await evolutionOfForm(tx, form, { personId });
    if (met !== null && (met.sentences.length > 0 || met.fields.length > 0)) views.push(met);
  }
  return { forms: views, seen: contentHash(views) };
}

async function evolutionOfForm(
  tx: Tx,
  form: FormDefinition,
  { personId, beside }: { readonly personId: string; readonly beside?: string },
): Promise<FormView | null> {
  const chains = await chainsTo(tx, { key: form.key, definition: form });
  if (!chains) return null;
  const users = chains.newest ? await usersOf(tx, { kind: 'form', key: form.key, beside }) : [];
  const told = users.length > 0 && beside !== undefined ? [`另有${users.length}处在用这张表单，发布后也改用新版：${users.join('、')}`] : [];
  const tally = await tallyOf(tx, chains, { personId });
  const affected = tally ? (chains.lastPlan?.affected ?? []).filter((one) => meetsAny(tally, one)) : [];
  return {
    key: form.key,
    title: form.title,
    from: chains.newest?.version ?? null,
    sentences: [
      ...told,
      ...(tally
        ? [
            ...affected.flatMap((one) => affectedInWords(tally, one)),
            ...tally.overfull.flatMap(overfullInWords),
            ...tally.newlyAsked.flatMap((one) => askedInWords(one) ?? []),
          ]
        : []),
    ],
    running: chains.newest ? await runningOn(tx, form.key, chains) : [],
    fields: tally ? affected.map((one) => fieldView(tally, one)) : [],
  };
}

const meetsAny = (tally: Tally, affected: AffectedField): boolean =>
  (['given', 'draft'] as const).some((where) => {
    const { open, restricted } = tally.of(
      affected,
      where,
      ...(affected.why === 'narrower' && affected.migration.act === 'convert' && !affected.isChosen ? (['lost'] as const) : []),
    );
    return open + restricted > 0;
  });

function fieldView(tally: Tally, affected: AffectedField): FormView['fields'][number] {
  const { was, table, is, why, acts, targets, migration, isChosen } = affected;
  const to = destinationOf(affected);
  const asks = asksForMapping(affected);
  return {
    field: was.id,
    table: table?.id ?? null,
    label: table ? `${table.label}：${was.label}` : was.label,
    kind: was.kind,
    nowKind: is?.kind ?? null,
    why,
    given: manyOf(tally.of(affected, 'given'), 'given', table),
    drafts: manyOf(tally.of(affected, 'draft'), 'draft', table),
    lost: to ? manyOf(tally.of(affected, 'given', 'lost'), 'given', table) : null,
    lostInDrafts: to ? manyOf(tally.of(affected, 'draft', 'lost'), 'draft', table) : null,
    acts: [...acts],
    targets: targets.map(({ id, label, kind }) => ({ id, label, kind })),
    act: migration.act,
    to: migration.act === 'move' ? migration.to : null,
    isChosen,
    options: asks && to && 'options' in to ? to.options.map(({ value, label }) => ({ value, label })) : [],
    found: asks ? tally.foundOf(affected).map((one) => ({ ...one, to: mappedTo(affected, one.from), isOpen: isOpenValue(affected, one.from) })) : [],
  };
}

const mappedTo = ({ migration }: AffectedField, from: string): string | null =>
  ('values' in migration ? migration.values?.find((one) => one.from === from)?.to : undefined) ?? null;

const running: Named = {
  name: 'running-items-on-form-versions',
  text: `select i.pins ->> $1 as "versionId", count(*) filter (where i.privacy <> 'restricted')::int as open, count(*) filter (where i.privacy = 'restricted')::int as restricted from items i where i.ended is null and i.pins ? $1 group by 1`,
};

async function runningOn(tx: Tx, key: string, chains: Chains): Promise<FormView['running']> {
  const rows = await tx.rows<{ versionId: string; open: number; restricted: number }>(running, [key]);
  return rows
    .flatMap(({ versionId, open, restricted }) => {
      const items = open + (isCountable(restricted) ? restricted : 0);
      const version = chains.of(versionId)?.version;
      return version === undefined || items === 0 ? [] : [{ version, items }];
    })
    .toSorted((a, b) => a.version - b.version);
}
