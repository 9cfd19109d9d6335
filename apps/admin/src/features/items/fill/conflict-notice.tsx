import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useFocusBack } from '../../../shared/ui/use-focus-back.js';
import { t } from '../texts.js';

/** Two pages wrote the same draft: nobody's words are thrown away unasked. It stands in the page's bar, in sight wherever somebody writes. */
export const ConflictNotice = ({ who, onChoose }: { who: string | null; onChoose: (takes: 'mine' | 'theirs') => void }) => {
  useFocusBack();
  const notice = useRef<HTMLDivElement>(null);
  // Nothing is saved until one of the two is chosen, so the keyboard goes there too.
  useEffect(() => notice.current?.focus(), []);
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={notice}>
      <div className="problem-main">
        <p>{t('conflict')}{who ? t('conflictWho', { who }) : null}</p>
        <p className="acts" style={{ marginTop: 8 }}><Button onClick={() => onChoose('mine')}>{t('keepMine')}</Button><Button onClick={() => onChoose('theirs')}>{t('takeTheirs')}</Button></p>
      </div>
    </div>
  );
};
