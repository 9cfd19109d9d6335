import type { FigureView, SheetView } from '../../api/types.js';
import { t } from './texts.js';

interface FigureTableProps {
  readonly groups: SheetView['groups'];
  readonly withLastYear: boolean;
  /** Absent: nothing can be opened behind a figure. */
  readonly onDetail?: (figure: FigureView) => void;
}

/** Figures in the groups of the scheme, each with its unit, what stands beside it and how it is counted. */
export const FigureTable = ({ groups, withLastYear, onDetail }: FigureTableProps) => (
  <table className="review-figures">
    <thead>
      <tr>
        <th scope="col">{t('figure')}</th>
        <th scope="col" className="right">
          {t('value')}
        </th>
        {withLastYear ? <th scope="col">{t('lastYear')}</th> : null}
        <th scope="col">{t('beside')}</th>
        {onDetail ? (
          <th scope="col" className="no-print">
            <span className="visually-hidden">{t('detail')}</span>
          </th>
        ) : null}
      </tr>
    </thead>
    {groups.map((group) => (
      <tbody key={group.key}>
        <tr className="review-group">
          <th scope="colgroup" colSpan={3 + (withLastYear ? 1 : 0) + (onDetail ? 1 : 0)}>
            {group.label}
          </th>
        </tr>
        {group.figures.map((figure) => (
          <Figure key={figure.key} figure={figure} withLastYear={withLastYear} onDetail={onDetail} />
        ))}
      </tbody>
    ))}
  </table>
);

const Figure = ({
  figure,
  withLastYear,
  onDetail,
}: { figure: FigureView } & Pick<FigureTableProps, 'withLastYear'> & { onDetail: FigureTableProps['onDetail'] | undefined }) => (
  <tr>
    <th scope="row">
      {figure.label}
      {figure.note ? <span className="review-note">{figure.note}</span> : null}
    </th>
    <td className="right review-value">
      {figure.value === null ? (
        <span className="small grey">{t('hiddenValue')}</span>
      ) : (
        <>
          <b>{figure.value}</b>
          {figure.unit}
        </>
      )}
      {figure.among ? <span className="review-among">（{figure.among}）</span> : null}
    </td>
    {withLastYear ? <td className="grey">{figure.lastYear ?? '—'}</td> : null}
    <td className="review-beside">
      {figure.later ? <span className="review-later">{figure.later}</span> : null}
      <span className="grey small">{figure.counted}</span>
    </td>
    {onDetail ? (
      <td className="no-print">
        {figure.value === 0 && figure.later === null ? null : (
          <button type="button" className="link-button" aria-label={`${t('detail')}：${figure.label}`} onClick={() => onDetail(figure)}>
            {t('detail')}
          </button>
        )}
      </td>
    ) : null}
  </tr>
);
