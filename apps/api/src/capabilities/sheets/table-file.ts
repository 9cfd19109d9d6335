import { writeWord } from '../../kernel/sheets/write-word.js';
import { writeSpreadsheet } from '../../kernel/spreadsheet/write-spreadsheet.js';
import type { TableBody } from './sheets.contract.js';

/** Half-width characters over which the columns of a page are spread. */
const PAGE = 90;

export async function tableFile({ as, title, above, columns, rows, below }: TableBody): Promise<Buffer> {
  if (as === 'word') return writeWord({ title, above, columns, rows, below });
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const note = [...above, ...below].join('\n');
  return writeSpreadsheet([
    {
      name: title,
      title,
      ...(note === '' ? {} : { note }),
      landscape: columns.length > 6,
      columns: columns.map(({ label, width }) => ({ label, width: Math.max(6, Math.round((width / whole) * PAGE)) })),
      rows,
    },
  ]);
}
