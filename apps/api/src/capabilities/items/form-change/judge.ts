import { blocks, cut, dataFor, definitionFor, displayOf, newlyAsked, rightsAt, validate } from '@bihuan/forms';
import type { AffectedField, Aside, CarriedAnswer, FormData, FormDefinition, Issue } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { formByVersion } from '../../definitions/index.js';
import { draftRow } from '../drafts/draft-row.js';
import type { DraftRow } from '../drafts/draft-row.js';
import type { ItemRow } from '../item-row.js';
import { carriedAlong, keptAs } from './chain.js';
import type { Chain, Chains } from './chain.js';
import { asidesOver } from './asides-over.js';
import { keptBackAlong } from './kept-back.js';
import type { SetAside } from './set-aside.js';

export interface GoesOver {
  readonly type: 'goes';
  readonly version: number;
  /** What stands in the draft, before and after; null where there is none. */
  readonly draft: { readonly was: DraftRow; readonly is: FormData; readonly asides: readonly Aside[] } | null;
  readonly handed: { readonly was: FormData; readonly is: FormData } | null;
  /** Of the draft where there is one, otherwise of what was handed in. */
  readonly answers: readonly CarriedAnswer[];
  /** Of those and of words that wait beside them, what whoever fills it in may read. */
  readonly setAside: readonly SetAside[];
  /** It was handed in, and nothing of it was or is kept back from others who may read it. */
  readonly mayBeQuoted: boolean;
  readonly isIncomplete: boolean;
}

export type Judged = GoesOver | { readonly type: 'stays'; readonly version: number; readonly why: string };

const newest: Named = {
  name: 'newest-sheet-of-item',
  text: 'select form_version_id as "versionId", data from submissions where item_id = $1 and form_key = $2 order by revision desc limit 1',
};

export interface ToJudge {
  readonly chains: Chains;
  /** From the version it is on. */
  readonly chain: Chain;
  readonly item: ItemRow;
  readonly today: string;
}

/**
 * Whether an item goes over to the new version, and what becomes of what stands in it. A draft may be unfinished there as it may be here;
 * what was handed in and is being decided goes over only where it is right by the new version too.
 */
export async function judged(tx: Tx, { chains, chain, item, today }: ToJudge): Promise<Judged> {
  const { target } = chains;
  const pin = item.pins[target.key] ?? '';
  const stays = (why: string): Judged => ({ type: 'stays', version: chain.version, why });
  const draft = await draftRow(tx, { itemId: item.id, definition: await formByVersion(tx, pin) });
  const handed = await tx.row<{ versionId: string; data: FormData }>(newest, [item.id, target.key]);
  const overDraft = draft ? carriedAlong(chain, draft.data) : null;
  const handedChain = handed ? chains.of(handed.versionId) : null;
  if (handed && !handedChain) return stays('最近一次报送的版本不明');
  const overHanded = handed && handedChain ? carriedAlong(handedChain, handed.data) : null;
  const kept = overHanded ? keptAs(target, overHanded.data) : null;
  const wrong =
    shapeFault(target, overDraft?.data) ??
    shapeFault(target, kept) ??
    (handed && handedChain && kept && !draft ? newFault({ before: handedChain.definition, after: target, today }, { was: handed.data, is: kept }) : null);
  if (wrong) return stays(wrong.message);
  const answers = (overDraft ?? overHanded)?.answers ?? [];
  const asides = draft ? asidesOver(chain, draft) : { asides: [], dropped: [] };
  const keptBack = keptBackAlong(draft ? chain : (handedChain ?? chain), { type: 'filling' });
  return {
    type: 'goes',
    version: chain.version,
    draft: draft && overDraft ? { was: draft, is: overDraft.data, asides: asides.asides } : null,
    handed: handed && kept ? { was: handed.data, is: kept } : null,
    answers,
    setAside: [...setAsideOf(answers, keptBack), ...asides.dropped],
    mayBeQuoted: draft === null && handedChain?.isOpen === true,
    isIncomplete:
      draft !== null && overDraft !== null && newlyAsked({ before: chain.definition, after: target }, { was: draft.data, is: overDraft.data }).length > 0,
  };
}

function shapeFault(target: FormDefinition, data: FormData | null | undefined): Issue | null {
  if (!data) return null;
  return firstError(validate(target, data, { draft: true }));
}

interface Versions {
  readonly before: FormDefinition;
  readonly after: FormDefinition;
  readonly today: string;
}

/** What is wrong by the new version alone, for whoever handed it in: fields others write are not asked of him. */
function newFault({ before, after, today }: Versions, { was, is }: { readonly was: FormData; readonly is: FormData }): Issue | null {
  const faults = (definition: FormDefinition, data: FormData): readonly Issue[] => {
    const rights = rightsAt(definition, { type: 'filling' });
    return validate(definitionFor(definition, rights), dataFor(definition, rights, data), { today });
  };
  const known = new Set(faults(before, was).map(({ message }) => message));
  return firstError(faults(after, is).filter(({ message }) => !known.has(message)));
}

const firstError = (issues: readonly Issue[]): Issue | null => (blocks([...issues]) ? (issues.find(({ severity }) => severity === 'error') ?? null) : null);

/** What is not in the new version, in words, for whoever goes on with it; what is hidden, and what he may not plainly read, is left to the record. */
const setAsideOf = (answers: readonly CarriedAnswer[], keptBack: ReadonlySet<AffectedField>): readonly SetAside[] =>
  answers.flatMap(({ affected, row, value, became }) => {
    const { was, table, migration } = affected;
    if (became === 'carried' || migration.act === 'hide' || keptBack.has(affected)) return [];
    return [{ field: was.id, ...(table ? { table: table.id } : {}), label: was.label, row: row?.n ?? null, text: cut(displayOf(was, value), 2000), became }];
  });
