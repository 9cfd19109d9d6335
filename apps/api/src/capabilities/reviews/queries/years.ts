import type { ReviewDefinition, ReviewFigure } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { figuresOf } from '../count/figures.js';
import type { Figure } from '../count/figures.js';
import { sheetFigures } from '../count/keep-counts.js';
import type { YearsView } from '../reviews.contract.js';
import { isTold, partsOf } from './figure-views.js';
import { cutOffText } from './review-view.js';
import { schemeInForce, schemeOf } from './rows.js';

export interface YearRow {
  readonly programme: string;
  /** Of the campaign. */
  readonly title: string;
  readonly year: number;
  readonly theme: string;
  readonly years: readonly { readonly year: number; readonly theme: string }[];
  readonly reviewId: string | null;
  readonly definitionVersionId: string | null;
  readonly cutOff: string | null;
  readonly figures: readonly Figure[] | null;
}

const years: Named = {
  name: 'whole-figures-by-year',
  text: `
    select c.programme, i.title, c.year, c.theme, c.years, r.item_id as "reviewId", r.definition_version_id as "definitionVersionId",
           to_char(r.cut_off, 'YYYY-MM-DD') as "cutOff",
           (select k.figures from review_counts k where k.review_id = r.item_id and k.unit_id is null order by k.edition desc limit 1) as figures
    from campaigns c join items i on i.id = c.item_id left join reviews r on r.campaign_id = c.item_id and not r.is_cancelled
    order by c.programme, c.year, r.item_id nulls last, c.item_id`,
};

/** The whole hospital's fixed figures of each year of a programme, years that are still to come included. No unit stands beside another. */
export async function yearsView(tx: Tx): Promise<YearsView> {
  const programmes: YearsView['programmes'] = [];
  for (const [programme, rows] of Map.groupBy(await tx.rows<YearRow>(years), (row) => row.programme)) {
    const scheme = await schemeOfYears(tx, rows);
    const columns = columnsOf(rows);
    const restricted = figuresOf(scheme).filter(({ of }) => of.restricted);
    const sheets = await sheetFigures(
      tx,
      rows.flatMap(({ reviewId }) => reviewId ?? []),
      restricted.map(({ key }) => key),
    );
    programmes.push({
      programme,
      years: columns.map(({ year, theme, row }) => ({
        year,
        theme,
        cutOffText: row?.cutOff ? cutOffText(row.cutOff) : null,
        reviewId: row?.figures ? row.reviewId : null,
      })),
      groups: scheme.groups.map(({ key, label, figures }) => ({
        key,
        label,
        figures: figures.map((figure) => ({
          key: figure.key,
          label: figure.label,
          unit: figure.unit,
          counted: figure.counted,
          note: figure.note ?? null,
          values: columns.map(({ row }) => valueText(figure, row?.figures ?? null, sheets.get(row?.reviewId ?? '') ?? [])),
        })),
      })),
    });
  }
  return { programmes };
}

async function schemeOfYears(tx: Tx, rows: readonly YearRow[]): Promise<ReviewDefinition> {
  const newest = rows.findLast(({ definitionVersionId }) => definitionVersionId !== null);
  return newest?.definitionVersionId ? schemeOf(tx, { definitionVersionId: newest.definitionVersionId }) : (await schemeInForce(tx)).definition;
}

/** The years the programme names, and any other a campaign was run in. Of several campaigns of one year each with a review tells, under its title. */
export function columnsOf(rows: readonly YearRow[]): { year: number; theme: string; row: YearRow | undefined }[] {
  const named = new Map(rows.flatMap((row) => [...row.years, row]).map(({ year, theme }) => [year, theme]));
  return [...named]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, theme]) => {
      const reviewed = rows.filter((row) => row.year === year && row.reviewId !== null);
      return reviewed.length > 1 ? reviewed.map((row) => ({ year, theme: row.title, row })) : [{ year, theme, row: reviewed[0] }];
    });
}

function valueText(figure: ReviewFigure, figures: readonly Figure[] | null, sheets: readonly (readonly Figure[])[]): string | null {
  const found = figures?.find(({ key }) => key === figure.key);
  if (!found) return null;
  if (!isTold(figure, found, partsOf(sheets, figure.key))) return '不显示';
  return `${found.value}${figure.among ? `（${figure.among.label}${found.among ?? 0}）` : ''}`;
}
