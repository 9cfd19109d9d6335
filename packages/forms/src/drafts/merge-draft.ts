import type { FormDefinition, Issue } from '../definition.js';
import type { Rights } from '../access/rights.js';
import type { Draft, Saving } from './draft.js';
import type { DraftEdit } from './draft-edit.js';
import { refusedEdit } from './refused-edits.js';
import { settled } from './settle.js';
import { take } from './take-edit.js';
import { finished, workOn } from './work.js';

export interface Merging {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  /** This package makes no ids up. */
  readonly newId: () => string;
}

/** What one page saves. */
export interface DraftPatch {
  readonly saving: Saving;
  readonly edits: readonly DraftEdit[];
  /** Words set aside of which their author has now said what is to become. */
  readonly settles?: readonly string[];
  /** Words set aside that their author needs no longer. */
  readonly drops?: readonly string[];
}

export interface MergedDraft {
  readonly draft: Draft;
  /** Edits their author may not make: then nothing of the patch is taken. */
  readonly issues: readonly Issue[];
}

/**
 * Lays what one page saved over what others saved since it was read. Different places go together, rows of both stay both, and the
 * later move of a row holds; where both wrote at the same place what stands there stays, and what came later is set aside, open, until
 * its author says what is to stand there. A page never meets itself as somebody else, though its answer was lost. Nothing anybody
 * typed goes without his own doing or his having seen it; does not ask whether what comes out is right.
 */
export function mergeDraft({ definition, rights, newId }: Merging, draft: Draft, patch: DraftPatch): MergedDraft {
  const issues = patch.edits.flatMap((edit) => refusedEdit({ definition, rights }, draft.data, edit));
  if (issues.length > 0) return { draft, issues };
  const work = workOn(draft, { saving: patch.saving, settles: patch.settles ?? [], newId });
  for (const edit of patch.edits) take(work, edit);
  settled(work, { settles: patch.settles ?? [], drops: patch.drops ?? [] });
  return { draft: finished(work, draft), issues: [] };
}
