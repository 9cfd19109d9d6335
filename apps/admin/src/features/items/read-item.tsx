import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { decisionsQuery, keys } from '../../api/queries.js';
import type { ReactNode } from 'react';
import type { ActAnswer, AllowedAction, ItemView } from '../../api/types.js';
import { SubmissionSheet } from '../../form-kit/read.js';
import { ActionButtons, decides, sayAnswer } from '../../shared/act/index.js';
import { ChecksPart, SlipPreview } from '../../shared/checks/index.js';
import { StaleNote } from '../../shared/live/index.js';
import { RemindersPart } from '../../shared/notices/index.js';
import { RecordPart } from '../../shared/record/index.js';
import { usePhone } from '../../shared/ui/use-phone.js';
import { EditsTold } from './edits-told.js';
import { AskedBanner } from './asked-banner.js';
import { EarlierRounds } from './earlier-rounds.js';
import { ItemHead } from './item-head.js';
import { MoreBanner } from './more/more-banner.js';
import { ListsPart } from './lists-part.js';
import { PaperPart } from './paper/paper-part.js';
import { PathPart } from './path-part.js';
import { PreviewPart } from './preview/preview-part.js';
import { ReturnBanner } from './return-banner.js';
import { SuspendedBanner } from './suspended-banner.js';
import { t } from './texts.js';

interface ReadItemProps {
  readonly item: ItemView;
  /** In place of what was handed in: the same with places to write in. */
  readonly content?: ReactNode;
  /** At the left of the bar. */
  readonly bar?: ReactNode;
  /** Before an act opens; false keeps it shut. */
  readonly before?: (action: AllowedAction) => Promise<boolean>;
}

/** Paper at left, path at right, acts in a fixed bar; after a decision the next one opens. */
export const ReadItem = ({ item, content, bar, before }: ReadItemProps) => {
  const phone = usePhone();
  const client = useQueryClient();
  const goOn = useNext(item.id, phone ? '/' : '/decisions');
  const isDeciding = item.allowedActions.some(decides);
  const hasKeys = item.allowedActions.some((action) => decides(action) && action.refusedBecause === null && action.type !== 'ANSWER');
  const handleDone = (answer: ActAnswer, action: AllowedAction) => {
    sayAnswer(answer);
    if (decides(action)) void goOn();
  };
  return (
    <div className="page">
      <div className={item.rounds.length > 0 ? 'no-print' : ''}>
        <ItemHead item={item} />
      </div>
      <SuspendedBanner item={item} />
      <AskedBanner item={item} />
      {isDeciding || item.state.ended ? null : <ReturnBanner item={item} />}
      <MoreBanner item={item} />
      {phone ? (
        <>
          <PathPart item={item} />
          <PreviewPart item={item} />
        </>
      ) : null}
      <div className={item.path.length > 0 && !phone ? 'item-columns' : ''}>
        <div className="item-main">
          <EarlierRounds item={item} withoutLast />
          {item.rounds.length === 0 ? <ListsPart item={item} mayAdd={!isDeciding} isBesidePath={!phone} /> : null}
          <ChecksPart item={item} />
          {content ?? <Content item={item} isDeciding={isDeciding} />}
          <EditsTold item={item} />
          {item.rounds.length > 0 ? <ListsPart item={item} mayAdd={!isDeciding} isBesidePath={!phone} /> : null}
          {item.slip?.isIssued ? (
            <p className="item-gap">
              <Link to={`/items/${item.id}/slip`}>
                {item.slip.title} {item.slip.number}
              </Link>
            </p>
          ) : null}
          <PaperPart item={item} />
          <div className="no-print">
            <RemindersPart itemId={item.id} />
          </div>
        </div>
        {phone ? null : (
          <aside className="item-side no-print">
            <PathPart item={item} isAside />
            <PreviewPart item={item} />
          </aside>
        )}
      </div>
      {item.allowedActions.length > 0 ? (
        <div className="action-bar no-print">
          <StaleNote id={item.id} version={item.version} text="stale" onLook={() => void client.invalidateQueries({ queryKey: keys.item(item.id) })} />
          {hasKeys && !phone ? <p className="grey small decide-keys">{t('keys')}</p> : null}
          {bar}
          <ActionButtons
            withKeys
            {...(before ? { before } : {})}
            actions={item.allowedActions}
            target={item}
            summaryOf={(action) => (action.primary && item.slip && !item.slip.isIssued ? <SlipPreview slip={item.slip} /> : null)}
            onDone={handleDone}
          />
        </div>
      ) : null}
    </div>
  );
};

const Content = ({ item, isDeciding }: { item: ItemView; isDeciding: boolean }) => {
  const last = item.rounds.at(-1);
  const hasRecord = item.source !== null || item.entries.length > 0 || (!last && Object.keys(item.latest).length > 0);
  if (!last && !hasRecord)
    return item.listsLine === null && item.children.length === 0 ? (
      <p className="sheet item-nothing grey">{t('noContent', { state: item.state.label })}</p>
    ) : null;
  return (
    <>
      {last ? (
        <div className="sheet item-paper">
          <SubmissionSheet
            definition={item.forms[last.form]?.definition}
            data={item.latest[last.form]?.data ?? last.data}
            names={item.names}
            filler={item.filler}
            previous={isDeciding ? item.before : null}
          />
        </div>
      ) : null}
      {hasRecord ? <RecordPart item={item} /> : null}
    </>
  );
};

/** The next item that waits for a decision, or where the reader's list is when none is left. */
const useNext = (itemId: string, list: '/' | '/decisions') => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const { rows } = await client.fetchQuery({ ...decisionsQuery('mine'), staleTime: 0 });
    const next = rows.find((row) => row.itemId !== itemId);
    await navigate({ to: next ? `/items/${next.itemId}` : list });
  };
};
