import { Link } from '@tanstack/react-router';
import { DueText } from '../../shared/ui/due-text.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { StateTag } from '../../shared/ui/state-tag.js';
import type { ItemView } from '../../api/types.js';
import { t } from './texts.js';

/** Title, state, until when; the way to the history. */
export const ItemHead = ({ item, times = item.rounds.length }: { item: ItemView; times?: number }) => (
  <PageHead
    title={item.title}
    tabTitle={`${item.noun} ${item.unit.name}`}
    back={
      item.parent
        ? {
            to: `/items/${item.parent.id}`,
            label: item.parent.title === item.title ? t(item.children.length > 0 || item.listsLine !== null ? 'backTask' : 'backParent') : item.parent.title,
          }
        : { to: '/', label: t('backInbox') }
    }
    note={
      <span className="item-marks">
        <span>{item.filler}</span>
        {item.partOf ? <span>{t('partOf', { title: item.partOf })}</span> : null}
        <StateTag state={item.state} />
        <DueText due={item.due} withWords />
        {times > 1 ? <span className="item-times">{t('times', { n: times })}</span> : null}
        {item.number ? <span>{t('number', { number: item.number })}</span> : null}
        {item.restricted ? <span className="small">{t('restricted')}</span> : null}
      </span>
    }
    extra={
      <>
        <Link to={`/items/${item.id}/history`} className="head-link">
          {t('history')}
        </Link>
        {item.rounds.length > 0 ? (
          <>
            <button type="button" className="link-button head-link" onClick={() => window.print()}>
              {t('print')}
            </button>
            <PaperFiles item={item} />
          </>
        ) : null}
      </>
    }
  />
);

/** What was handed in last as a file, exactly as the paper has it. */
const PaperFiles = ({ item }: { item: ItemView }) => {
  const last = item.rounds.at(-1);
  const id = last && (item.latest[last.form]?.id ?? last.id);
  if (id === undefined) return null;
  return (
    <>
      <a href={`/api/submissions/${id}/paper.docx`} className="head-link" download>
        {t('word')}
      </a>
      <a href={`/api/submissions/${id}/paper.pdf`} className="head-link" download>
        {t('pdf')}
      </a>
    </>
  );
};
