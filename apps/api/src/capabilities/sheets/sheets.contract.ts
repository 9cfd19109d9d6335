import { z } from 'zod';
import { text } from '../../kernel/http/text.js';

const cell = z.strictObject({ column: z.int(), across: z.int(), down: z.int(), text: z.string() });
const row = z.strictObject({ cells: z.array(cell), isHead: z.literal(true).optional(), number: z.int().optional() });
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), text: z.string(), isCentred: z.literal(true).optional(), isBold: z.literal(true).optional() }),
  z.strictObject({ type: z.literal('table'), columns: z.int(), widths: z.array(z.number()).optional(), rows: z.array(row) }),
]);

/** What the paper of a file shows. */
export const sheetsView = z
  .strictObject({ sheets: z.array(z.strictObject({ name: z.string(), from: z.enum(['word', 'excel']), blocks: z.array(block) })) })
  .meta({ id: 'SheetsView' });
export type SheetsView = z.infer<typeof sheetsView>;

const MOST_ROWS = 5000;
const MOST_COLUMNS = 40;
const line = text.max(500);

/** One table to be set on paper: the rows of a file that could not be taken, or a blank sheet to fill in. */
export const tableBody = z
  .strictObject({
    as: z.enum(['word', 'excel']),
    title: text.min(1).max(200),
    above: z.array(line).max(10),
    columns: z
      .array(z.strictObject({ label: text.min(1).max(200), width: z.number().min(1).max(1000) }))
      .min(1)
      .max(MOST_COLUMNS),
    rows: z.array(z.array(text.max(32_000)).max(MOST_COLUMNS)).max(MOST_ROWS),
    below: z.array(line).max(10),
  })
  .meta({ id: 'SheetTableBody' });
export type TableBody = z.infer<typeof tableBody>;
