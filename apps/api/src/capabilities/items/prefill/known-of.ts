import { columnsOf, fieldsOf, isAnswer } from '@bihuan/forms';
import type { FormDefinition, Known, Prefill } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { directoryOn, hatsOf, namesOf, unitCategory } from '../../people/index.js';
import { readItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import type { RecordSources } from './record-sources.js';

export interface Beginner {
  readonly personId: string;
  readonly today: string;
}

/** What the fields and columns of a form ask for. */
export const prefillsOf = (definition: FormDefinition): readonly Prefill[] =>
  fieldsOf(definition)
    .flatMap((field) => [field, ...(field.kind === 'table' ? columnsOf(field) : [])])
    .flatMap(({ prefill }) => (prefill === undefined ? [] : [prefill]));

const ownMobile: Named = { name: 'mobile-of-person', text: 'select mobile from persons where id = $1' };

/** Facts of who fills it in, for whom and in which campaign, as far as the form asks for them: of people their own, or who holds a post. */
export async function knownOf(
  tx: Tx,
  records: RecordSources,
  { item, definition, beginner: { personId, today } }: { readonly item: ItemRow; readonly definition: FormDefinition; readonly beginner: Beginner },
): Promise<Known> {
  const asked = prefillsOf(definition).filter((prefill) => !isAnswer(prefill));
  const plain = { today, filler: personId, unit: item.unitId };
  const asks = (...facts: readonly Prefill[]): boolean => facts.some((fact) => asked.includes(fact));
  const posts: Record<string, readonly string[]> = {};
  for (const prefill of asked)
    if (typeof prefill === 'object' && prefill.from === 'post')
      posts[prefill.post] = [...new Set((await directoryOn(tx, today).holders(prefill.post, [item.unitId])).map(({ person }) => person))];
  const named = asks('filler', 'unit') || Object.keys(posts).length > 0;
  const names = named ? await namesOf(tx, { people: [personId, ...Object.values(posts).flat()], units: [item.unitId] }) : null;
  return {
    ...plain,
    ...(asks('filler-post') ? fact('filler-post', await postOf(tx, item, { personId, today })) : {}),
    ...(asks('filler-mobile') ? fact('filler-mobile', (await tx.row<{ mobile: string }>(ownMobile, [personId]))?.mobile) : {}),
    ...(asks('unit-category') ? fact('unit-category', await unitCategory(tx, item.unitId)) : {}),
    ...(asks('campaign', 'campaign-year') ? await campaignOf(tx, records, item) : {}),
    ...(names ? { names: { ...Object.fromEntries(Object.entries(names.people).map(([id, { name }]) => [id, name])), ...names.units }, posts } : {}),
  };
}

const fact = (name: 'filler-post' | 'filler-mobile' | 'unit-category', value: string | undefined): Known => (value === undefined ? {} : { [name]: value });

/** The post in the unit it is filled in for goes before others. */
async function postOf(tx: Tx, item: ItemRow, { personId, today }: Beginner): Promise<string | undefined> {
  const hats = await hatsOf(tx, personId, today);
  return (hats.find(({ unitId }) => unitId === item.unitId) ?? hats[0])?.label;
}

async function campaignOf(tx: Tx, records: RecordSources, { rootId }: ItemRow): Promise<Known> {
  const found = (await records.campaigns(tx, [rootId])).get(rootId);
  const root = found ? await readItem(tx, rootId) : null;
  // What it is called is told to everybody who got something of it.
  return found && root?.privacy === 'normal' ? { campaign: found.title, 'campaign-year': String(found.year) } : {};
}
