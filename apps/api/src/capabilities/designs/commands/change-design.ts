import { EDIT_WORDS, editDesign, leavesOf } from '@bihuan/workflows';
import type { EditCommand } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { namesOf } from '../../people/index.js';
import type { ChangeBody } from '../designs.contract.js';
import type { DesignDocument } from '../document/design-document.js';
import { changesAfter } from '../queries/change-rows.js';
import { changesView } from '../queries/changes-view.js';
import { openDesign } from '../queries/design-row.js';
import type { DesignRow } from '../queries/design-row.js';
import { basesAfter } from '../sources/form-bases.js';
import type { FormBases } from '../sources/form-bases.js';
import { parsedCommands } from './parse-commands.js';

const save: Named = {
  name: 'save-design',
  text: 'update designs set document = $2, key = $3, title = $4, revision = $5, updated_by = $6, updated_at = $7, form_bases = $8 where id = $1',
};
const append: Named = {
  name: 'append-design-change',
  text: 'insert into design_changes (tenant_id, design_id, revision, by_person, at, commands, inverse, took_over_after) values ($1, $2, $3, $4, now(), $5, $6, $7)',
};
const LARGEST = 900_000;
/** What a change keeps to take it back; without a bound, copies taken out again and take-overs of take-overs would be kept over and over. */
const LARGEST_INVERSE = 2_000_000;

export interface Changing extends ChangeBody {
  readonly id: string;
  readonly personId: string;
}

/**
 * Carries out what somebody did on the page, all of it or nothing. Made on an older revision it is refused with what came since, unless
 * he takes over: then that is taken back first, and stays in the record.
 */
export async function changeDesign(tx: Tx, { id, personId, revision, commands: raw, takeOver = false }: Changing): Promise<DesignRow> {
  const commands = parsedCommands(raw);
  const design = await openDesign(tx, id);
  if (revision > design.revision || (revision < design.revision && !takeOver)) throw await stale(tx, design, { revision, personId });
  const since = revision < design.revision ? await changesAfter(tx, id, revision) : [];
  // Only all of it can be taken back.
  if (since.length < design.revision - revision) throw await stale(tx, design, { revision, personId });
  const all = [...since.toReversed().map(({ inverse }) => inverse), ...commands];
  const { document, inverse } = carriedOut(design.document, all, since.length);
  const formBases = await basesAfter(tx, design.formBases, { commands: all, inverse });
  await saved(tx, { id, document, formBases, revision: design.revision + 1, updatedBy: personId });
  await tx.rows(append, [tx.tenantId, id, design.revision + 1, personId, JSON.stringify(all), JSON.stringify(inverse), since.length > 0 ? revision : null]);
  const { key, title } = document.lifecycle;
  return { ...design, document, formBases, key, title, revision: design.revision + 1, updatedBy: personId };
}

/** `before`: so many of them are not the author's own. */
function carriedOut(begin: DesignDocument, commands: readonly EditCommand[], before: number): { document: DesignDocument; inverse: EditCommand } {
  let [document, kept] = [begin, 0];
  const back: EditCommand[] = [];
  for (const [n, command] of commands.flatMap((one, at) => leavesOf(one).map((leaf) => [at, leaf] as const))) {
    const result = editDesign(document, command);
    if (result.type === 'refused')
      throw new DomainError('design.command-refused', { n: Math.max(1, n + 1 - before), text: EDIT_WORDS[result.code], code: result.code });
    document = { ...document, ...result.document };
    kept += JSON.stringify(result.inverse).length;
    if (kept > LARGEST_INVERSE) throw new DomainError('design.change-too-large');
    back.unshift(result.inverse);
  }
  return { document, inverse: { type: 'all', commands: back } };
}

interface Saving {
  readonly id: string;
  readonly document: DesignDocument;
  readonly formBases: FormBases;
  readonly revision: number;
  readonly updatedBy: string;
}

async function saved(tx: Tx, { id, document, formBases, revision, updatedBy }: Saving): Promise<void> {
  const text = JSON.stringify(document);
  if (text.length > LARGEST) throw new DomainError('design.too-large', { most: LARGEST / 10_000 });
  await tx.rows(save, [id, text, document.lifecycle.key, document.lifecycle.title, revision, updatedBy, (await clockOf(tx)).at, JSON.stringify(formBases)]);
}

async function stale(tx: Tx, design: DesignRow, { revision, personId }: { revision: number; personId: string }): Promise<DomainError> {
  const since = await changesAfter(tx, design.id, revision);
  const names = await namesOf(tx, { people: [design.updatedBy], units: [] });
  const by = names.people[design.updatedBy]?.name ?? '';
  return new DomainError('design.changed-meanwhile', { by: design.updatedBy === personId ? '您在另一个页面上' : by, revision: design.revision }).attach(
    await changesView(tx, since, { revision: design.revision, personId }),
  );
}
