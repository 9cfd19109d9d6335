import { memo, useEffect, useRef } from 'react';
import type { Sheet, SheetPlace, SheetTable } from '@bihuan/forms';
import { idOf, isKept, labelOf } from './choosing.js';
import type { Choosing, Line } from './choosing.js';
import { t } from './texts.js';

interface Mark {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly isKept: boolean;
  readonly isUnsure: boolean;
}

interface PaperProps {
  readonly sheet: Sheet;
  readonly choosing: Choosing;
  /** The guess looked at. */
  readonly looked: string | null;
  readonly onLook: (id: string) => void;
}

/** The sheet drawn as it is, each place that became something marked with its number. */
export const PaperOfSheet = ({ sheet, choosing, looked, onLook }: PaperProps) => {
  const marks = marksOf(choosing);
  const at = (place: SheetPlace): readonly Mark[] => marks.get(keyOf(place)) ?? [];
  return (
    <div className="fs-sheet">
      {sheet.blocks.map((block, index) =>
        block.type === 'table' ? (
          <DrawnTable key={index} table={block} block={index} at={at} looked={looked} onLook={onLook} />
        ) : block.text === '' ? null : (
          <p key={index} className={block.isCentred ? 'fs-centred' : ''}>
            {block.isBold ? <b>{block.text}</b> : block.text}
            <Marks marks={at({ block: index })} looked={looked} onLook={onLook} />
          </p>
        ),
      )}
    </div>
  );
};

const keyOf = ({ block, row, column }: SheetPlace): string => `${block}/${row ?? ''}/${column ?? ''}`;

/** A table itself is marked by its columns; numbers are those of the list beside. */
const marksOf = (choosing: Choosing): ReadonlyMap<string, readonly Mark[]> => {
  const found = new Map<string, readonly Mark[]>();
  numbered(choosing.lines).forEach(({ line, number }) => {
    if (line.guess.type === 'table') return;
    const key = keyOf(line.guess.at);
    found.set(key, [
      ...(found.get(key) ?? []),
      { id: idOf(line.guess), number, label: labelOf(line.guess), isKept: isKept(choosing, line), isUnsure: line.guess.confidence < 0.6 && !line.isChanged },
    ]);
  });
  return found;
};

/** Fields have numbers, tables have none. */
export const numbered = (lines: readonly Line[]): readonly { readonly line: Line; readonly number: number }[] => {
  let number = 0;
  return lines.map((line) => ({ line, number: line.guess.type === 'table' ? 0 : (number += 1) }));
};

/** Rows below this are told, not drawn. */
const MOST_ROWS = 60;

interface DrawnTableProps {
  readonly table: SheetTable;
  readonly block: number;
  readonly at: (place: SheetPlace) => readonly Mark[];
  readonly looked: string | null;
  readonly onLook: (id: string) => void;
}

const DrawnTable = ({ table, block, at, looked, onLook }: DrawnTableProps) => (
  <table className="fs-table">
    <tbody>
      {table.rows.slice(0, MOST_ROWS).map(({ cells }, row) => (
        <tr key={row}>
          {cells.map((cell) => {
            const marks = at({ block, row, column: cell.column });
            return (
              <td key={cell.column} colSpan={cell.across} rowSpan={cell.down} className={marks.length > 0 ? 'fs-marked' : ''}>
                {cell.text}
                <Marks marks={marks} looked={looked} onLook={onLook} />
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);

const Marks = memo(({ marks, looked, onLook }: { marks: readonly Mark[]; looked: string | null; onLook: (id: string) => void }) =>
  marks.map((mark) => <MarkButton key={mark.id} mark={mark} isLooked={looked === mark.id} onLook={onLook} />),
);
Marks.displayName = 'Marks';

const MarkButton = ({
  mark: { id, number, label, isKept: kept, isUnsure },
  isLooked,
  onLook,
}: {
  mark: Mark;
  isLooked: boolean;
  onLook: (id: string) => void;
}) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isLooked) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isLooked]);
  return (
    <button
      ref={button}
      type="button"
      className={`fs-number${kept ? '' : ' fs-off'}${isUnsure ? ' fs-unsure' : ''}${isLooked ? ' fs-looked' : ''}`}
      aria-label={t('markOf', { n: number, label })}
      aria-pressed={isLooked}
      onClick={() => onLook(id)}
    >
      {number}
    </button>
  );
};
