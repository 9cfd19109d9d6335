import { Button } from 'antd';
import { useState } from 'react';
import type { ItemView } from '../../../api/types.js';
import { placesIn } from './ask-more.js';
import { SaySheetLater } from './say-sheet-later.js';
import { t } from './texts.js';

/** What whoever puts the form right asked for beside what was marked, to be answered by who gave it back. */
export const MoreBanner = ({ item }: { item: ItemView }) => {
  const [answer, setAnswer] = useState<'allow' | 'decline' | null>(null);
  const { more } = item;
  if (!more || more.answer !== null) return null;
  return (
    <div className="notice item-gap more-banner" role="note">
      <p>
        <b>{t('asks', { by: more.by, at: more.atText, places: placesIn(item) })}</b>
        {more.reason}
      </p>
      {more.mayAnswer ? (
        <p className="acts">
          <Button onClick={() => setAnswer('decline')}>{t('decline')}</Button>
          <Button type="primary" onClick={() => setAnswer('allow')}>
            {t('allow')}
          </Button>
        </p>
      ) : null}
      {answer ? (
        <SaySheetLater
          item={item}
          first={answer === 'allow' ? t('allowWords') : ''}
          body={{ more: answer }}
          onClose={() => setAnswer(null)}
          words={{ title: t(answer), send: t(answer), cancel: t('later'), label: t('answerWords'), missing: t('answerMissing') }}
        />
      ) : null}
    </div>
  );
};
