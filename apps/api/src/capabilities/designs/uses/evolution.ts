import { evolutionOf } from '@bihuan/forms';
import type { Evolved } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { list } from '../../definitions/index.js';
import { FLOOR, isCountable } from '../../items/index.js';
import type { EvolutionView } from '../designs.contract.js';
import { turnsBackInWords } from '../queries/design-view.js';
import type { DesignRow } from '../queries/design-row.js';
import { formsBeside, wouldTurnBack } from '../sources/form-bases.js';
import { usersOf } from './uses-of.js';

/** Of each item what was handed in last; drafts as they stand. Restricted ones by themselves, and of how many sheets they are. */
const counted = (name: string, from: string, holds: string): Named => ({
  name,
  text: `
    with given as (${from})
    select count(*) filter (where i.privacy = 'normal')::int as open, count(*) filter (where i.privacy = 'restricted')::int as restricted,
      count(distinct i.id) filter (where i.privacy = 'restricted')::int as sheets
    from given join items i on i.id = given.item_id
    cross join lateral (
      select given.data as part where $2::text is null
      union all
      select row from jsonb_array_elements(case when $2::text is not null and jsonb_typeof(given.data -> $2) = 'array' then given.data -> $2 else '[]'::jsonb end) as row
    ) as parts
    where ${holds}`,
});

/** A value that is there: not null, no text of nothing but blanks, no empty list. */
const FILLED = `(parts.part ? $3 and parts.part -> $3 not in ('null', '""', '[]', '{}')
  and not (jsonb_typeof(parts.part -> $3) = 'string' and btrim(parts.part ->> $3, E' \\t\\n\\r\\u00a0\\u3000') = ''))`;
const NEWEST = 'select distinct on (item_id) item_id, data from submissions where form_key = $1 order by item_id, revision desc';
const filled = counted('answers-given', NEWEST, FILLED);
const chosen = counted('answers-that-chose', NEWEST, `(parts.part -> $3 = to_jsonb($4::text) or parts.part -> $3 @> to_jsonb($4::text))`);
const lacking = counted('drafts-that-lack', 'select item_id, data from drafts where form_key = $1', `not ${FILLED}`);

/**
 * Of every form that is published already and was changed here: whether somebody published it meanwhile, who else uses it, and what its new
 * version would meet among answers that are there; read and counted, nothing is changed.
 */
export async function evolutionOfForms(tx: Tx, { document, formBases }: Pick<DesignRow, 'document' | 'formBases'>): Promise<EvolutionView> {
  const published = new Map((await list(tx, 'form')).map(({ definition }) => [definition.key, definition]));
  const all: EvolutionView['forms'] = [];
  for (const one of (await formsBeside(tx, document.forms, formBases)).filter(({ isUntouched }) => !isUntouched)) {
    const { form } = one;
    const before = published.get(form.key);
    const sentences = wouldTurnBack(one) ? [`${turnsBackInWords(one)}，发布后会换成这一份，请核对差别，以免把别人的修改改回去`] : [];
    const users = before ? await usersOf(tx, { kind: 'form', key: form.key, beside: document.lifecycle.key }) : [];
    if (users.length > 0) sentences.push(`另有${users.length}处在用这张表单，发布后也改用新版：${users.join('、')}`);
    for (const change of before ? evolutionOf(before, form) : []) {
      const many = manyOf(change, await countOf(tx, form.key, change));
      if (many !== null) sentences.push(inWords(change, many));
    }
    if (sentences.length > 0) all.push({ key: form.key, title: form.title, sentences });
  }
  return { forms: all };
}

interface Count {
  readonly open: number;
  readonly restricted: number;
  /** Restricted sheets, whichever of their rows are counted. */
  readonly sheets: number;
}

async function countOf(tx: Tx, form: string, { change, key, table, option }: Evolved): Promise<Count> {
  const at = [form, table ?? null, key];
  const row = option ? await tx.row<Count>(chosen, [...at, option.value]) : await tx.row<Count>(change === 'required' ? lacking : filled, at);
  return row ?? { open: 0, restricted: 0, sheets: 0 };
}

/** So few restricted sheets that their number would say whose they are are not counted with the others; null where there is none at all. */
function manyOf({ change, table }: Evolved, { open, restricted, sheets }: Count): string | null {
  const many = (n: number): string =>
    table === undefined ? `${n}份${change === 'required' ? '草稿' : ''}` : `${change === 'required' ? '草稿里有' : ''}${n}行`;
  if (sheets === 0 || isCountable(sheets)) return open + restricted === 0 ? null : many(open + restricted);
  const few = `不足${FLOOR}份限定范围的${change === 'required' ? '草稿' : '材料'}`;
  return open === 0 ? few : `${many(open)}，另有${few}`;
}

function inWords({ change, label, option }: Evolved, many: string): string {
  switch (change) {
    case 'gone':
      return `${many}填有“${label}”，新版本没有这一项；已交的仍按原来的版本看`;
    case 'other':
      return `${many}填有“${label}”，新版本换了类型或数据名，原来的内容不会带过来`;
    case 'option-gone':
      return `${many}在“${label}”里选了“${option?.label ?? ''}”，新版本没有这个选项`;
    case 'required':
      return `${many}还没有填“${label}”，改按新版本办理后要补上`;
  }
}
