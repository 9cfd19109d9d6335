import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { SetupAnswerView } from '../../api/generated.js';
import { t } from './texts.js';

/** Two passwords, shown once. */
export const SetupDone = ({ passwords }: { passwords: SetupAnswerView['passwords'] }) => (
  <section className="sheet setup-step">
    <p>{t('doneHint')}</p>
    <table className="setup-passwords">
      <thead><tr><th scope="col">{t('job')}</th><th scope="col">{t('person')}</th><th scope="col">{t('staffNo')}</th><th scope="col">{t('password')}</th></tr></thead>
      <tbody>{passwords.map(({ job, name, staffNo, password }) => <tr key={staffNo}><td>{job}</td><td className="name">{name}</td><td>{staffNo}</td><td><code>{password}</code></td></tr>)}</tbody>
    </table>
    <div className="setup-foot no-print"><Button onClick={() => print()}>{t('print')}</Button><Link to="/sign-in" search={{ to: '/beginning' }}><Button type="primary" tabIndex={-1}>{t('toSignIn')}</Button></Link></div>
  </section>
);
