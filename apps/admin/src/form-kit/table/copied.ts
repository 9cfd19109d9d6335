import { typedText } from '@bihuan/forms';
import type { Column, Names, Row } from '@bihuan/forms';

/** Cells as spreadsheets take them from the clipboard: text with tabs, and a table. */
export const copied = (rows: readonly Row[], columns: readonly Column[], names: Names): { readonly text: string; readonly html: string } => {
  const cells = rows.map((row) => columns.map((column) => typedText(column, row[column.key], names)));
  return {
    text: cells.map((line) => line.map(quoted).join('\t')).join('\r\n'),
    html: `<table>${cells.map((line) => `<tr>${line.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`).join('')}</table>`,
  };
};

const quoted = (text: string): string => (/[\t\r\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
