import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FormData as Filled, Row, TableField } from '@bihuan/forms';
import { api } from '../../../api/client.js';
import type { OfferedRowsView } from '../../../api/types.js';
import { learnNames } from '../../../form-kit/index.js';
import { Loading, ProblemAlert, Sheet } from '../../../shared/ui/index.js';
import { t } from './texts.js';
import { wordsAt } from './value-words.js';
import type { InForm } from './value-words.js';

interface PickRowsProps extends Pick<InForm, 'definition'> {
  readonly itemId: string;
  readonly table: TableField;
  readonly data: Filled;
  readonly onAdd: (rows: readonly Row[]) => void;
  readonly onClose: () => void;
}

/** Rows the same unit wrote before, to be picked one by one. */
export const PickRows = ({ itemId, table, definition, data, onAdd, onClose }: PickRowsProps) => {
  const offered = useQuery({ queryKey: ['items', itemId, 'draft', 'rows'], queryFn: () => api.get<OfferedRowsView>(`/items/${itemId}/draft/rows`), gcTime: 0 });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const found = offered.data?.tables.find((one) => one.table === table.key);
  const rows = (found?.rows ?? []).filter(isRow);
  const standing = data[table.key];
  const isThere = (row: Row): boolean => Array.isArray(standing) && standing.some((one: Row) => one.rowId === row.rowId);
  const free = rows.filter((row) => !isThere(row));
  const chosen = free.filter(({ rowId }) => picked.has(rowId));
  const handleAdd = () => {
    if (offered.data) learnNames(offered.data.names);
    onAdd(chosen);
    onClose();
  };
  const toggle = (rowId: string) => setPicked(new Set(picked.has(rowId) ? [...picked].filter((one) => one !== rowId) : [...picked, rowId]));
  return (
    <Sheet
      title={found ? t('pickTitle', { words: found.words }) : t('pickTitleYet')}
      subtitle={table.label}
      width={680}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('pickCancel')}</Button>
          <Button type="primary" disabled={chosen.length === 0} onClick={handleAdd}>
            {t('pickAdd', { count: chosen.length })}
          </Button>
        </>
      }
    >
      {offered.error ? <ProblemAlert error={offered.error} onRetry={() => void offered.refetch()} /> : null}
      {offered.isPending ? <Loading /> : null}
      {offered.data && free.length === 0 ? <p className="grey">{t(rows.length === 0 ? 'pickEmpty' : 'pickNone')}</p> : null}
      {rows.length > 0 ? (
        <>
          {free.length > 0 ? <p className="grey small">{t('pickHint')}</p> : null}
          {free.length > 0 ? (
            <label className="tick">
              <input
                type="checkbox"
                checked={chosen.length === free.length}
                onChange={({ target }) => setPicked(new Set(target.checked ? free.map(({ rowId }) => rowId) : []))}
              />
              {t('pickAll')}
            </label>
          ) : null}
          <ol className="pick-rows">
            {rows.map((row, at) => (
              <li key={row.rowId}>
                <label className="tick">
                  <input
                    type="checkbox"
                    aria-label={t('pickRow', { row: at + 1 })}
                    aria-describedby={`pick-${row.rowId}`}
                    disabled={isThere(row)}
                    checked={isThere(row) || picked.has(row.rowId)}
                    onChange={() => toggle(row.rowId)}
                  />
                  <span>
                    <span className="grey small">
                      {t('pickRow', { row: at + 1 })}
                      {isThere(row) ? ` · ${t('pickThere')}` : ''}
                    </span>
                    <span id={`pick-${row.rowId}`} className="draft-words">
                      {wordsAt({ definition, names: offered.data?.names ?? noNames }, `${table.key}/${row.rowId}`, row)}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </Sheet>
  );
};

const isRow = (row: Readonly<Record<string, unknown>>): row is Row => typeof row['rowId'] === 'string';

const noNames = { people: {}, units: {}, files: {} };
