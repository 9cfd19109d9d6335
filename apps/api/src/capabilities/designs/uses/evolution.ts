import { evolutionOf } from '@bihuan/forms';
import type { Evolved, FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { list } from '../../definitions/index.js';
import type { EvolutionView } from '../designs.contract.js';

/** Of each item what was handed in last; drafts as they stand. A value that is there: not null, no blank text, no empty list. */
const counted = (name: string, from: string, holds: string): Named => ({
  name,
  text: `
    with given as (${from})
    select count(*)::int as count from given
    cross join lateral (
      select given.data as part where $2::text is null
      union all
      select row from jsonb_array_elements(case when $2::text is not null and jsonb_typeof(given.data -> $2) = 'array' then given.data -> $2 else '[]'::jsonb end) as row
    ) as parts
    where ${holds}`,
});

const FILLED = `(parts.part ? $3 and parts.part -> $3 not in ('null', '""', '[]', '{}'))`;
const NEWEST = 'select distinct on (item_id) data from submissions where form_key = $1 order by item_id, revision desc';
const filled = counted('answers-given', NEWEST, FILLED);
const chosen = counted('answers-that-chose', NEWEST, `(parts.part -> $3 = to_jsonb($4::text) or parts.part -> $3 @> to_jsonb($4::text))`);
const lacking = counted('drafts-that-lack', 'select data from drafts where form_key = $1', `not ${FILLED}`);

/** Of every form that is published already, what its new version would meet among answers that are there; read and counted, nothing is changed. */
export async function evolutionOfForms(tx: Tx, forms: readonly FormDefinition[]): Promise<EvolutionView> {
  const published = new Map((await list(tx, 'form')).map(({ definition }) => [definition.key, definition]));
  const all: EvolutionView['forms'] = [];
  for (const form of forms) {
    const before = published.get(form.key);
    const sentences: string[] = [];
    for (const one of before ? evolutionOf(before, form) : []) {
      const count = await countOf(tx, form.key, one);
      if (count > 0) sentences.push(inWords(one, count));
    }
    if (sentences.length > 0) all.push({ key: form.key, title: form.title, sentences });
  }
  return { forms: all };
}

async function countOf(tx: Tx, form: string, { change, key, table, option }: Evolved): Promise<number> {
  const at = [form, table ?? null, key];
  const [row] = option
    ? await tx.rows<{ count: number }>(chosen, [...at, option.value])
    : await tx.rows<{ count: number }>(change === 'required' ? lacking : filled, at);
  return row?.count ?? 0;
}

function inWords({ change, label, table, option }: Evolved, count: number): string {
  const many = table === undefined ? `${count}份` : `${count}行`;
  switch (change) {
    case 'gone':
      return `${many}填有“${label}”，新版本没有这一项；已交的仍按原来的版本看`;
    case 'other':
      return `${many}填有“${label}”，新版本换了类型或数据名，原来的内容不会带过来`;
    case 'option-gone':
      return `${many}在“${label}”里选了“${option?.label ?? ''}”，新版本没有这个选项`;
    case 'required':
      return table === undefined ? `${count}份草稿还没有填“${label}”，改按新版本办理后要补上` : `草稿里有${count}行还没有填“${label}”，改按新版本办理后要补上`;
  }
}
