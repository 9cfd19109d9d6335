import { Suspense, useState } from 'react';
import { Button } from 'antd';
import type { ItemView, SubmissionView } from '../../api/types.js';
import { Loading } from '../../shared/ui/index.js';
import { lazyPart } from '../../shared/ui/lazy-part.js';
import { Sheet } from '../../shared/ui/sheet.js';
import { t } from './texts.js';

const SubmissionSheet = lazyPart(() => import('../../form-kit/read.js').then(({ SubmissionSheet: sheet }) => ({ default: sheet })));

/** Earlier rounds stay one tap away, read-only. `keepLast` leaves out the one the page itself shows. */
export const EarlierRounds = ({ item, withoutLast = false }: { item: ItemView; withoutLast?: boolean }) => {
  const [open, setOpen] = useState<SubmissionView | null>(null);
  const rounds = withoutLast ? item.rounds.slice(0, -1) : item.rounds;
  if (rounds.length === 0) return null;
  return (
    <p className="rounds item-gap no-print">
      <span className="grey">{t('rounds')}</span>
      {rounds.map((round, at) => (
        <button key={round.id} type="button" className="link-button" onClick={() => setOpen(round)}>
          {t('see', { n: at + 1 })}
          <span className="grey small"> {round.atText}</span>
        </button>
      ))}
      {open ? (
        <Sheet
          title={t('round', { n: item.rounds.indexOf(open) + 1, at: open.atText, by: open.by })}
          width={880}
          onClose={() => setOpen(null)}
          foot={<Button onClick={() => setOpen(null)}>{t('close')}</Button>}
        >
          <Suspense fallback={<Loading />}>
            <SubmissionSheet definition={item.forms[open.form]?.definition} data={open.data} names={item.names} filler={item.filler} />
          </Suspense>
        </Sheet>
      ) : null}
    </p>
  );
};
