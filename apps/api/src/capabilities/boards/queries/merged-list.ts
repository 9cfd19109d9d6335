import { columnsOf, isNil, paperRows, tableById } from '@bihuan/forms';
import type { FormData, FormDefinition, Paper } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { campaignRow } from '../../campaigns/index.js';
import { formByVersion, publishedVersion } from '../../definitions/index.js';
import { dayViewOf, FieldSight, fillerText, itemColumns, namesInData, readItem } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import type { MergedList } from '../boards.contract.js';
import type { Asking } from './frame.js';
import { boardFrame } from './frame.js';

const MOST = 5000;

// What was handed in last of each accepted, unrestricted list of the form; the state 'done' is the engine's own word for accepted.
const accepted: Named = {
  name: 'accepted-lists-of-form',
  text: `
    select ${itemColumns}, s.data, s.seq, s.form_version_id as "formVersionId"
    from items i join lateral (select data, seq, form_version_id from submissions where item_id = i.id and form_key = i.main_form order by revision desc limit 1) s on true
    left join units su on su.id = i.subject_unit_id
    where i.root_id = $1 and i.kind = 'list' and i.main_form = $2 and i.privacy = 'normal' and i.ended = 'done' and i.unit_id = any($3::uuid[])
    order by array_position($4::uuid[], i.unit_id), su.ordinal nulls first, i.created_at, i.id limit $5`,
};

type AcceptedList = ItemRow & { readonly data: FormData; readonly seq: number; readonly formVersionId: string };

/** All accepted rows of one form under each other, in official order, in the columns of its paper; of more lists than `most` the first, which its foot says. */
export async function mergedList(tx: Tx, asking: Asking, form: string, most = MOST): Promise<MergedList> {
  const frame = await boardFrame(tx, asking, {});
  await campaignRow(tx, asking.campaignId);
  const units = (await officialOrder(tx)).filter((id) => frame.units.some((unit) => unit.id === id));
  const found = await tx.rows<AcceptedList>(accepted, [asking.campaignId, form, units, units, most + 1]);
  const lists = found.slice(0, most);
  const fields = new FieldSight(
    tx,
    asking.personId,
    lists.map(({ id }) => id),
  );
  const shown = await Promise.all(lists.map(async (list) => ({ list, ...(await fields.shown({ itemId: list.id, ...list })) })));
  const whole = await knownForm(tx, form, lists);
  const definition = shown.at(-1)?.definition ?? whole;
  const paper = paperOf(definition);
  const columns = paper.columns.filter(({ field }) => field !== 'serial');
  const names = await namesInData(
    tx,
    shown.map(({ data }) => data),
    asking.personId,
  );
  const fillers = await namesOf(tx, {
    people: [],
    units: lists.flatMap(({ unitId, subjectUnitId }) => (subjectUnitId === null ? [unitId] : [unitId, subjectUnitId])),
  });
  const rows: MergedList['rows'] = [];
  const nil: string[] = [];
  for (const { list, definition: own, data } of shown) {
    const filler = fillerText(list, { ...fillers, people: {} });
    if (isNil(own, data)) nil.push(filler);
    else for (const cells of rowsOf(own, data, { paper, names })) rows.push({ itemId: list.id, cells: [String(rows.length + 1), filler, ...cells] });
  }
  const campaign = await readItem(tx, asking.campaignId);
  return {
    form,
    title: paper.title,
    campaign: campaign?.title ?? '',
    columns: [{ label: '序号', width: 14 }, { label: '单位', width: 34 }, ...columns.map(({ label, width }) => ({ label, width }))],
    rows,
    lists: lists.length,
    foot: await footOf(tx, { rows: rows.length, lists: lists.length, nil, nilLabel: definition.nil?.label ?? '', isCut: found.length > most }),
  };
}

async function officialOrder(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ id: string }>('select id from units order by tree desc, ordinal, code')).map(({ id }) => id);
}

async function knownForm(tx: Tx, form: string, lists: readonly AcceptedList[]): Promise<FormDefinition> {
  const { definition } = await publishedVersion(tx, 'form', form).catch(() => {
    throw new DomainError('board.form-unknown');
  });
  const newest = lists.at(-1);
  const used = newest ? await formByVersion(tx, newest.formVersionId) : definition;
  if (!Object.values(used.fields).some(({ kind }) => kind === 'table')) throw new DomainError('board.form-unknown');
  return used;
}

/** The form's own paper; a form without one is printed by its table's columns. */
function paperOf(definition: FormDefinition): Paper {
  if (definition.paper) return definition.paper;
  const table = Object.values(definition.fields).find(({ kind }) => kind === 'table');
  const columns =
    table?.kind === 'table'
      ? columnsOf(table)
          .filter(({ folded }) => folded !== true)
          .map(({ id, label }) => ({ field: id, label, width: 40 }))
      : [];
  return { title: definition.title, table: table?.id ?? '', columns, minRows: 0 };
}

/** By the columns of the merged paper, whatever version the list was filled in with. */
function rowsOf(own: FormDefinition, data: FormData, { paper, names }: { paper: Paper; names: Readonly<Record<string, string>> }): string[][] {
  const table = tableById(own, paper.table);
  if (!table) return [];
  const columns = paper.columns.filter(({ field }) => field !== 'serial');
  return paperRows({ ...own, paper: { ...paper, columns, minRows: 0 } }, data, names).map((cells) => [...cells]);
}

interface Foot {
  readonly rows: number;
  readonly lists: number;
  readonly nil: readonly string[];
  readonly nilLabel: string;
  readonly isCut: boolean;
}

/** «共31条，来自24份已通过的清单 · 10月30日（周二）» */
async function footOf(tx: Tx, { rows, lists, nil, nilLabel, isCut }: Foot): Promise<string> {
  const { today } = await clockOf(tx);
  const none = nil.length === 0 ? '' : `（其中${nil.length}份报“${nilLabel}”：${nil.join('、')}）`;
  const rest = isCut ? `；已通过的清单太多，只按单位顺序合并了前${lists}份，其余没有列入，不能当作全部报送，请另行核对补齐` : '';
  return `共${rows}条，来自${lists}份已通过的清单${none}${rest} · 截至${dayViewOf(today, '0000').text}`;
}
