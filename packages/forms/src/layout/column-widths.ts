import type { FieldId, FormDefinition, TableField } from '../definition.js';
import { ownOf } from './reading-order.js';

const USUAL = 30;

/** What a form may say of widths. */
interface Said {
  readonly layout?: FormDefinition['layout'] | undefined;
  readonly paper?: FormDefinition['paper'] | undefined;
}

/**
 * How wide columns of a table stand beside each other: their share of a hundred by id. What the layout says goes before what the paper
 * says; a column of which neither says anything is as wide as the others are on the average.
 */
export function columnShares(definition: Said, table: TableField, columns: readonly FieldId[] = table.columnOrder): Readonly<Record<FieldId, number>> {
  const said = columns.map((id) => widthOf(definition, table, id));
  const known = said.filter((width) => width !== undefined);
  const usual = known.length === 0 ? USUAL : known.reduce((sum, width) => sum + width, 0) / known.length;
  const sum = said.reduce<number>((all, width) => all + (width ?? usual), 0);
  return Object.fromEntries(columns.map((id, at) => [id, ((said[at] ?? usual) / sum) * 100]));
}

function widthOf({ layout, paper }: Said, table: TableField, column: FieldId): number | undefined {
  const printed = paper?.table === table.id ? paper.columns.find(({ field }) => field === column)?.width : undefined;
  return ownOf(layout?.columns, column)?.width ?? printed;
}

/** Whether the layout says how wide any column of the table is. */
export const hasWidths = ({ layout }: FormDefinition, table: TableField): boolean => table.columnOrder.some((id) => ownOf(layout?.columns, id) !== undefined);
