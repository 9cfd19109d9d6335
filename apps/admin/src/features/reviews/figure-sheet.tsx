import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { FigureDetail, FigureView } from '../../api/types.js';
import { Loading, ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { figureQuery } from './queries.js';
import { t } from './texts.js';

/** The items behind one figure, with their word on the cut-off day and now. */
export const FigureSheet = ({ sheetId, figure, onClose }: { sheetId: string; figure: FigureView; onClose: () => void }) => {
  const detail = useQuery(figureQuery(sheetId, figure.key));
  return (
    <Sheet
      title={t('figureTitle', { label: figure.label })}
      width={720}
      onClose={onClose}
      foot={
        <Button type="primary" onClick={onClose}>
          {t('known')}
        </Button>
      }
    >
      {detail.error ? <ProblemAlert error={detail.error} onRetry={() => void detail.refetch()} /> : null}
      {detail.isPending ? <Loading /> : null}
      {detail.data ? <Lines detail={detail.data} /> : null}
    </Sheet>
  );
};

const Lines = ({ detail }: { detail: FigureDetail }) => (
  <>
    <p>
      {detail.figure.value === null ? t('hiddenValue') : t('total', { n: detail.figure.value, unit: detail.figure.unit })} · {detail.cutOffText}
    </p>
    <p className="grey small">{detail.figure.counted}</p>
    {detail.hidden ? <p className="notice">{detail.hidden}</p> : null}
    {detail.lines.length === 0 && detail.hidden === null ? <p className="grey">{t('noLines')}</p> : null}
    <ul className="review-behind">
      {detail.lines.map((line, at) => (
        <li key={line.id ?? at}>
          {line.id === null ? <span className="grey">{line.title}</span> : <Link to={`/items/${line.id}`}>{line.title}</Link>}
          <span className="grey small">
            {[
              line.filler,
              line.times > 1 ? t('times', { n: line.times }).replace('次', detail.figure.unit) : '',
              `${t('then')}：${line.then}`,
              line.now === '' || line.now === line.then ? '' : `${t('now')}：${line.now}`,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  </>
);
