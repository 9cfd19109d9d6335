import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { SetupAnswerView } from '../../api/generated.js';
import { t } from './texts.js';

/** The passwords of those who were not there: one on the screen at a time, to be handed to one person, and none of anybody else beside it. */
export const SetupDone = ({ passwords }: { passwords: SetupAnswerView['passwords'] }) => {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <section className="sheet setup-step">
      <p>{passwords.length === 0 ? t('doneAll') : t('doneHint')}</p>
      {passwords.length === 0 ? null : (
        <ul className="setup-passwords">
          {passwords.map(({ job, name, staffNo, password }) => (
            <li key={staffNo} className={shown === staffNo ? undefined : 'no-print'}>
              <span>
                {job} <span className="name">{name}</span>（{staffNo}）
              </span>
              {shown === staffNo ? <code>{password}</code> : <Button onClick={() => setShown(staffNo)}>{t('show', { name })}</Button>}
              {shown === staffNo ? (
                <Button className="no-print" onClick={() => setShown(null)}>
                  {t('hide')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <div className="setup-foot no-print">
        {shown === null ? <span /> : <Button onClick={() => print()}>{t('print')}</Button>}
        <Link to="/sign-in" search={{ to: '/beginning' }}>
          <Button type="primary" tabIndex={-1}>
            {t('toSignIn')}
          </Button>
        </Link>
      </div>
    </section>
  );
};
