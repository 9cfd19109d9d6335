import { Button } from 'antd';
import { t } from '../texts.js';

/** Two pages wrote the same draft: nobody's words are thrown away unasked. It stands in the page's bar, in sight wherever somebody writes. */
export const ConflictNotice = ({ who, onChoose }: { who: string | null; onChoose: (takes: 'mine' | 'theirs') => void }) => (
  <div className="problem" role="alert">
    <div className="problem-main">
      <p>{t('conflict')}{who ? t('conflictWho', { who }) : null}</p>
      <p className="acts" style={{ marginTop: 8 }}><Button onClick={() => onChoose('mine')}>{t('keepMine')}</Button><Button onClick={() => onChoose('theirs')}>{t('takeTheirs')}</Button></p>
    </div>
  </div>
);
