import { memo, useCallback, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { columns, dataOf, rowsOf, scenarioAt } from './scenario.js';

/** As little as React can do it with: an input for each value, rows drawn again only when they change. Nothing is checked, pasted or undone. */
const scenario = scenarioAt(location.search);
type Row = Readonly<Record<string, string>>;

const Line = memo(({ row, at, onChange }: { row: Row; at: number; onChange: (at: number, key: string, text: string) => void }) => (
  <tr>
    {columns.map(({ key, label }) => (
      <td key={key}>
        <input aria-label={`第${at + 1}行 ${label}`} value={row[key] ?? ''} onChange={(event) => onChange(at, key, event.target.value)} />
      </td>
    ))}
  </tr>
));

const Table = () => {
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(scenario.count));
  const handle = useCallback(
    (at: number, key: string, text: string) => setRows((all) => all.map((row, index) => (index === at ? { ...row, [key]: text } : row))),
    [],
  );
  return (
    <main>
      <h1>测量</h1>
      <table>
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key}>{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Line key={row['rowId']} row={row} at={at} onChange={handle} />
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => setRows([...rows, { rowId: `n${rows.length}` }])}>
        再加一条
      </button>
    </main>
  );
};

const Field = memo(({ name, text, onChange }: { name: string; text: string; onChange: (name: string, text: string) => void }) => (
  <p>
    <label htmlFor={name}>字段{Number(name.slice(1)) + 1}</label>
    <input id={name} value={text} onChange={(event) => onChange(name, event.target.value)} />
  </p>
));

const Fields = () => {
  const [data, setData] = useState(() => dataOf(scenario));
  const handle = useCallback((name: string, text: string) => setData((all) => ({ ...all, [name]: text })), []);
  return (
    <main>
      <h1>测量</h1>
      {Object.entries(data).map(([name, text]) => (
        <Field key={name} name={name} text={String(text)} onChange={handle} />
      ))}
    </main>
  );
};

const root = createRoot(document.getElementById('root') ?? document.body);
Object.assign(globalThis, { mount: () => root.render(scenario.type === 'table' ? <Table /> : <Fields />) });
