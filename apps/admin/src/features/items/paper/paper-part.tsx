import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { ItemView } from '../../../api/types.js';
import { t } from './texts.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const PaperSheet = lazyPart(() => import('./paper-sheet.js').then((module) => ({ default: module.PaperSheet })));

/** For the office: the way to enter a signature given on paper, and to hand over what nobody does. */
export const PaperPart = ({ item }: { item: ItemView }) => {
  const [open, setOpen] = useState(false);
  if (item.paper.length === 0 && item.stranded.length === 0) return null;
  return (
    <section className="sheet office-part no-print">
      {item.stranded.map((person) => (
        <p key={person.id}>
          {t('stranded', { names: person.name })}
          <Link to={`/people/${person.id}/hand-over`}>{t('handOver')}</Link>
        </p>
      ))}
      {item.paper.length > 0 ? (
        <p className="office-paper">
          <Button onClick={() => setOpen(true)}>{t('offer')}</Button>
          <span className="grey small">{t('note')}</span>
        </p>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <PaperSheet item={item} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </section>
  );
};
