import type { Named, Tx } from '../../../kernel/database/tx.js';
import { contentHash, versionById, versionsOf } from '../../definitions/index.js';
import type { PartToPublish } from '../../definitions/index.js';
import type { DesignDocument } from '../document/design-document.js';
import { authorsOf } from '../queries/design-row.js';
import { changedPieces, sharesPiece } from './changed-pieces.js';
import type { FormBases } from './form-bases.js';

interface Drawn {
  readonly id: string;
  readonly document: DesignDocument;
  readonly baseVersionId: string | null;
  readonly formBases: FormBases;
}

/** Designs are large: so many at a time. */
const AT_ONCE = 100;
const alike: Named = {
  name: 'designs-of-keys',
  text: `select id, document, base_version_id as "baseVersionId", form_bases as "formBases" from designs
    where ($4::uuid is null or id > $4) and (document -> 'lifecycle' ->> 'key' = any($1::text[])
      or exists (select from jsonb_array_elements(document -> 'forms') as form where form ->> 'key' = any($2::text[]))
      or exists (select from jsonb_array_elements(document -> 'series') as series where series ->> 'key' = any($3::text[])))
    order by id limit ${AT_ONCE}`,
};

type Change = PartToPublish & { readonly pieces: ReadonlyMap<string, unknown> };

/**
 * Whoever drew, in any design of the same processes, forms and number series, a piece of what these change: it is his work, whatever way it
 * came. Drawn is what is not as in the version the design was made from. Nothing else is ever drawn in a design: of a register, a plan,
 * a way, a review or a set of options only who uploaded it is known.
 */
export async function authorsOfParts(tx: Tx, parts: readonly PartToPublish[]): Promise<readonly string[]> {
  const changes = parts.map((part): Change => ({ ...part, pieces: changedPieces(part.before, part.content) })).filter(({ pieces }) => pieces.size > 0);
  const keys = (kind: PartToPublish['kind']) => changes.filter((one) => one.kind === kind).map(({ key }) => key);
  const wanted = [keys('lifecycle'), keys('form'), keys('series')];
  const authors = new Set<string>();
  if (wanted.every((some) => some.length === 0)) return [];
  for (let after: string | null = null, more = true; more;) {
    const designs: readonly Drawn[] = await tx.rows<Drawn>(alike, [...wanted, after]);
    for (const design of designs) if (await drewOf(tx, design, changes)) for (const author of await authorsOf(tx, design.id)) authors.add(author);
    after = designs.at(-1)?.id ?? null;
    more = designs.length === AT_ONCE;
  }
  return [...authors];
}

async function drewOf(tx: Tx, design: Drawn, changes: readonly Change[]): Promise<boolean> {
  for (const change of changes) {
    const drawn = partOf(design.document, change);
    if (drawn && sharesPiece(change.pieces, changedPieces(await baseOf(tx, { design, drawn, change }), drawn))) return true;
  }
  return false;
}

function partOf({ lifecycle, forms, series }: DesignDocument, { kind, key }: Change): object | undefined {
  if (kind === 'lifecycle') return lifecycle.key === key ? lifecycle : undefined;
  return kind === 'form' ? forms.find((form) => form.key === key) : kind === 'series' ? series.find((one) => one.key === key) : undefined;
}

/** What the design began with; null where it began with nothing of that name. */
async function baseOf(tx: Tx, { design, drawn, change }: { design: Drawn; drawn: object; change: Change }): Promise<object | null> {
  const { baseVersionId, formBases } = design;
  if (change.kind === 'lifecycle') return baseVersionId === null ? null : (await versionById(tx, 'lifecycle', baseVersionId)).definition;
  if (change.kind === 'form' && formBases.forms[change.key] !== undefined) {
    const versions = await versionsOf(tx, 'form', change.key);
    return versions.find(({ version }) => version === formBases.forms[change.key])?.definition ?? null;
  }
  // From which version it came was not written down: as one of them it is not drawn here, otherwise it is taken against what stands now.
  const hash = contentHash(drawn);
  return (await versionsOf(tx, change.kind, change.key)).some(({ definition }) => contentHash(definition) === hash) ? drawn : change.before;
}
