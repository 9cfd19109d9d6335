import type { Option } from '../definition.js';
import { gridOf } from './grid.js';
import type { KindPart } from './label-kind.js';
import type { SheetTable } from './sheet.js';

const plain = (text: string): string => text.replaceAll(/\s+/gu, '');
/** Marks one of which is ticked. */
const GRADES = /^(?:优秀?|良好?|中|差|好|较好|一般|合格|不合格|基本合格|称职|基本称职|不称职|满意|基本满意|不满意|较满意|同意|不同意|弃权|是|否|达标|不达标)$/u;

/** Words above and words beside, nothing between: every place is one answer. */
export function matrixIn(table: SheetTable): { readonly label: string; readonly of: KindPart } | null {
  const grid = gridOf(table);
  const [head, ...body] = grid;
  if (!head || body.length < 2 || table.columns < 3 || table.columns > 12 || body.length > 40) return null;
  const above = head.slice(1).map((cell) => plain(cell?.text ?? ''));
  const beside = body.map(([cell]) => plain(cell?.text ?? ''));
  const isBlank = body.every((row) => row.slice(1).every((cell) => cell !== null && cell.across === 1 && cell.down === 1 && plain(cell.text) === ''));
  if (
    !isBlank ||
    [...above, ...beside].some((text) => text === '' || text.length > 30) ||
    new Set(above).size < above.length ||
    new Set(beside).size < beside.length
  )
    return null;
  const options = (labels: readonly string[], mark: string): readonly Option[] => labels.map((label, at) => ({ value: `${mark}${at + 1}`, label }));
  const label = plain(head[0]?.text ?? '');
  return {
    label: label === '' ? '评价' : label,
    of: { kind: 'matrix', rows: options(beside, 'r'), columns: options(above, 'c'), cell: above.every((text) => GRADES.test(text)) ? 'tick' : 'text' },
  };
}
