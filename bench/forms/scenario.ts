import type { FormData, FormDefinition, TableField } from '@bihuan/forms';

/** What every contender draws: the same fields, the same rows, the same words. */
export interface Scenario {
  readonly type: 'fields' | 'table';
  readonly count: number;
}

export const scenarioAt = (search: string): Scenario => {
  const asked = new URLSearchParams(search);
  return { type: asked.get('type') === 'table' ? 'table' : 'fields', count: Number(asked.get('count') ?? 200) };
};

export const wordsAt = (row: number, column: number): string => `第${row + 1}条内容${column + 1}：候诊时间较长，群众有反映`;

const columnNames = ['问题', '措施', '责任人', '备注'] as const;
export const columns = columnNames.map((label, at) => ({ key: `c${at}`, label }));

const table: TableField = {
  id: 'rows',
  key: 'rows',
  kind: 'table',
  label: '清单',
  maxRows: 5_000,
  rowNoun: '问题',
  addLabel: '再加一条',
  columns: Object.fromEntries(columns.map(({ key, label }) => [key, { id: key, key, kind: 'text', label }])),
  columnOrder: columns.map(({ key }) => key),
};

const texts = (count: number) => Array.from({ length: count }, (_, at) => `f${at}`);

export const definitionOf = ({ type, count }: Scenario): FormDefinition => ({
  format: 1,
  key: 'bench',
  title: '测量',
  minutes: 1,
  ...(type === 'table'
    ? { fields: { rows: table }, order: ['rows'] }
    : {
        fields: Object.fromEntries(texts(count).map((key, at) => [key, { id: key, key, kind: 'text', label: `字段${at + 1}` } as const])),
        order: texts(count),
      }),
});

export const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, row) => ({ rowId: `r${row}`, ...Object.fromEntries(columns.map(({ key }, column) => [key, wordsAt(row, column)])) }));

export const dataOf = ({ type, count }: Scenario): FormData =>
  type === 'table' ? { rows: rowsOf(count) } : Object.fromEntries(texts(count).map((key, at) => [key, wordsAt(at, 0)]));
