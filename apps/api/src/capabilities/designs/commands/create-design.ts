import { formsOf } from '@bihuan/workflows';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { NewDesignBody, NewDesignView } from '../designs.contract.js';
import type { DesignDocument } from '../document/design-document.js';
import { authorsOf, readDesign } from '../queries/design-row.js';
import { basesAtBeginning } from '../sources/form-bases.js';
import { sourceOf } from '../sources/source-of.js';

const insert: Named = {
  name: 'add-design',
  text: `insert into designs (tenant_id, id, kind, key, title, base_version_id, document, revision, status, created_by, created_at, updated_by, updated_at, brought_by, form_bases)
         values ($1, $2, 'lifecycle', $3, $4, $5, $6, 1, 'open', $7, $8, $7, $8, $9, $10)`,
};

/** Begins a design. A file that is broken begins none: where and why is the answer. */
export async function createDesign(tx: Tx, personId: string, body: NewDesignBody): Promise<NewDesignView> {
  const source = await sourceOf(tx, body);
  if (source.type === 'not-yet') return { id: null, ...source.answer };
  const titledOne = body.title === undefined ? source.document : { ...source.document, lifecycle: titled(source.document.lifecycle, body.title) };
  // What a design holds is all its own, also what its process does not ask for yet.
  const document = body.from.type === 'design' ? titledOne : ownParts(titledOne);
  const inherited = body.from.type === 'design' ? (await readDesign(tx, body.from.id)).formBases : undefined;
  const id = uuidV7();
  const { key, title } = document.lifecycle;
  await tx.rows(insert, [
    tx.tenantId,
    id,
    key,
    title,
    source.baseVersionId,
    JSON.stringify(document),
    personId,
    (await clockOf(tx)).at,
    await broughtBy(tx, personId, body),
    JSON.stringify(await basesAtBeginning(tx, document.forms, inherited)),
  ]);
  return { id, problems: [], problemCount: 0, choices: [] };
}

/** A file is the work of who brings it; what is begun from a design is that of its authors. */
async function broughtBy(tx: Tx, personId: string, { from }: NewDesignBody): Promise<readonly string[]> {
  if (from.type === 'design') return authorsOf(tx, from.id);
  return from.type === 'file' ? [personId] : [];
}

const titled = (lifecycle: LifecycleDefinition, title: string): LifecycleDefinition => ({ ...lifecycle, title });

/** A file may hold what belongs to other processes. */
function ownParts(document: DesignDocument): DesignDocument {
  const forms = new Set(formsOf(document.lifecycle));
  return { ...document, forms: document.forms.filter(({ key }) => forms.has(key)) };
}
