import { useRef, type KeyboardEvent } from 'react';
import type { FieldRight, RowOperation } from '@bihuan/forms';
import { isArrow } from '../store/walk.js';
import { t } from '../texts.js';
import { rightsInTurn, type Standing } from './places.js';

/** A field, a column, or what may be done to the rows of a table. */
export interface Line {
  readonly key: string;
  readonly field: string;
  readonly column?: string;
  readonly label: string;
  /** The machine writes it. */
  readonly isGiven: boolean;
  /** It has an end that can be shown alone. */
  readonly isMaskable?: boolean;
  /** 个人信息 or 敏感信息, where it is such. */
  readonly privacy?: string;
  readonly rights: readonly FieldRight[];
  readonly rows?: readonly (readonly RowOperation[])[];
}

interface RightsTableProps {
  readonly places: readonly Standing[];
  readonly lines: readonly Line[];
  readonly mayChange: boolean;
  readonly isSaid: (place: Standing, line: Line) => boolean;
  readonly onRight: (place: Standing, line: Line, right: FieldRight) => void;
  readonly onRows: (place: Standing, line: Line, rows: readonly RowOperation[]) => void;
  readonly onWhole: (place: Standing, right: FieldRight) => void;
  readonly onSee: (place: Standing) => void;
}

const short = { write: t('writeShort'), read: t('readShort'), masked: t('maskedShort'), hidden: t('hiddenShort') } as const;
const mayWrite = ({ at }: Standing, { isGiven }: Pick<Line, 'isGiven'>): boolean => at.type !== 'others' && !isGiven;

/** Pressed, a cell says the next thing; arrows walk, 1 to 4 say which. */
export const RightsTable = ({ places, lines, mayChange, isSaid, onRight, onRows, onWhole, onSee }: RightsTableProps) => {
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (!isArrow(event.key) || !(event.target instanceof HTMLElement)) return;
    const [row, column] = (event.target.dataset['at'] ?? '').split('/').map(Number);
    if (row === undefined || column === undefined || event.target.tagName === 'SELECT') return;
    const to = { ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1] }[event.key].join('/');
    event.preventDefault();
    body.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)?.focus();
  };
  return (
    <div className="fb-scroll" role="region" aria-label={t('rights')} tabIndex={0}>
      <table className="fb-matrix-table">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            {places.map((place) => (
              <th key={place.key} scope="col">
                <span className="fb-place">{place.label}</span>
                <button type="button" className="link-button small" onClick={() => onSee(place)} aria-label={`${place.label}：${t('viewAs')}`}>
                  {t('viewAs')}
                </button>
                {mayChange ? (
                  <select
                    className="small"
                    aria-label={t('wholeColumn', { place: place.label })}
                    value=""
                    onChange={({ target }) => {
                      const right = rightsInTurn(mayWrite(place, { isGiven: false })).find((one) => one === target.value);
                      if (right) onWhole(place, right);
                    }}
                  >
                    <option value="">{t('wholePlaceholder')}</option>
                    {rightsInTurn(mayWrite(place, { isGiven: false })).map((right) => (
                      <option key={right} value={right}>
                        {t(right)}
                      </option>
                    ))}
                  </select>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.map((line, row) => (
            <tr key={line.key} className={line.column !== undefined || line.rows ? 'fb-inner-row' : ''}>
              <th scope="row">
                {line.label}
                {line.privacy === undefined ? null : <span className="field-optional">{line.privacy}</span>}
              </th>
              {places.map((place, column) => (
                <td key={place.key}>
                  {line.rows ? (
                    <RowsCell
                      at={`${row}/${column}`}
                      place={place}
                      line={line}
                      rows={line.rows[column] ?? []}
                      mayChange={mayChange}
                      onRows={(rows) => onRows(place, line, rows)}
                    />
                  ) : (
                    <Cell
                      at={`${row}/${column}`}
                      label={line.label}
                      place={place.label}
                      right={line.rights[column] ?? 'hidden'}
                      isSaid={isSaid(place, line)}
                      inTurn={rightsInTurn(mayWrite(place, line), line.isMaskable)}
                      onWalk={walk}
                      mayChange={mayChange}
                      onRight={(right) => onRight(place, line, right)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface CellProps {
  readonly at: string;
  readonly label: string;
  readonly place: string;
  readonly right: FieldRight;
  readonly isSaid: boolean;
  readonly inTurn: readonly FieldRight[];
  readonly mayChange: boolean;
  /** Arrows lead to the cells beside it. */
  readonly onWalk: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onRight: (right: FieldRight) => void;
}

const KEYS: Readonly<Record<string, FieldRight>> = { 1: 'write', 2: 'read', 3: 'hidden', 4: 'masked' };

const Cell = ({ at, label, place, right, isSaid, inTurn, mayChange, onWalk, onRight }: CellProps) => {
  const next = inTurn[(inTurn.indexOf(right) + 1) % inTurn.length] ?? right;
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    onWalk(event);
    const wanted = KEYS[event.key];
    if (!wanted || !inTurn.includes(wanted) || !mayChange) return;
    event.preventDefault();
    if (wanted !== right) onRight(wanted);
  };
  return (
    <button
      type="button"
      data-at={at}
      className={`fb-right fb-${right}${isSaid ? ' fb-said' : ''}`}
      disabled={!mayChange}
      aria-label={t('cellOf', { field: label, place, right: t(right) })}
      onClick={() => onRight(next)}
      onKeyDown={handleKey}
    >
      {short[right]}
    </button>
  );
};

const OPS: readonly RowOperation[] = ['add', 'delete', 'reorder'];
const opWords: Readonly<Record<RowOperation, string>> = { add: t('opAdd'), delete: t('opDelete'), reorder: t('opReorder') };
const combinations: readonly (readonly RowOperation[])[] = [
  OPS,
  ['add', 'delete'],
  ['add', 'reorder'],
  ['add'],
  ['delete', 'reorder'],
  ['delete'],
  ['reorder'],
  [],
];
const inWords = (rows: readonly RowOperation[]): string =>
  rows.length === 0
    ? t('opsNone')
    : OPS.filter((one) => rows.includes(one))
        .map((one) => opWords[one])
        .join('、');
const keyOfRows = (rows: readonly RowOperation[]): string => OPS.filter((one) => rows.includes(one)).join();

const RowsCell = ({
  at,
  place,
  line,
  rows,
  mayChange,
  onRows,
}: {
  at: string;
  place: Standing;
  line: Line;
  rows: readonly RowOperation[];
  mayChange: boolean;
  onRows: (rows: readonly RowOperation[]) => void;
}) => {
  if (place.at.type === 'others') return <span className="grey small">{t('opsNone')}</span>;
  return (
    <select
      data-at={at}
      className="small"
      disabled={!mayChange}
      aria-label={t('opsOf', { field: line.label, place: place.label, ops: inWords(rows) })}
      value={keyOfRows(rows)}
      onChange={({ target }) => {
        const found = combinations.find((one) => keyOfRows(one) === target.value);
        if (found) onRows(found);
      }}
    >
      {combinations.map((one) => (
        <option key={keyOfRows(one)} value={keyOfRows(one)}>
          {inWords(one)}
        </option>
      ))}
    </select>
  );
};
