import type { BoardView } from '../../api/generated.js';
import { CellMark, Legend } from './cell-marks.js';
import { linesOf } from './lines.js';
import { t } from './texts.js';

/** The whole matrix for paper: ink only, shapes with their words beneath, heads on every page. Drawn only while it is printed. */
export const PrintedMatrix = ({ board }: { board: BoardView }) => (
  <div className="printed-board">
    <h1>{board.campaign.title}</h1>
    <p>
      {t('asOf', { at: board.asOf })}
      {'　'}
      {board.numbers
        .filter(({ key }) => key !== 'mine')
        .map(({ label, text }) => `${label}${text}`)
        .join('　')}
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col" className="printed-unit">
            {t('unit')}
          </th>
          {board.tasks.map(({ id, printedNo, shortTitle }) => (
            <th key={id} scope="col">
              {printedNo}
              <br />
              {shortTitle}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {linesOf(board).map((line) =>
          line.type === 'area' ? (
            <tr key={line.key}>
              <th scope="rowgroup" colSpan={board.tasks.length + 1} className="printed-area">
                {line.name}
              </th>
            </tr>
          ) : (
            <tr key={line.key}>
              <th scope="row">{line.row.name}</th>
              {board.tasks.map((task, at) => (
                <td key={task.id}>
                  <CellMark letter={line.row.cells[at] ?? '-'} />
                </td>
              ))}
            </tr>
          ),
        )}
      </tbody>
    </table>
    <Legend />
  </div>
);
