import { Button } from 'antd';
import type { HandedOutView } from '../../api/generated.js';
import { saveFile, workbookOf } from '../../shared/save-file.js';
import { t } from './texts.js';

/** Passwords that are shown this once. */
export const HandedOut = ({ handed: { people, workbook, count } }: { handed: HandedOutView }) => {
  if (people === null) return <p className="notice">{t('lost')}</p>;
  if (count === 0) return <p className="notice">{t('none0')}</p>;
  return (
    <section className="handed-out">
      <p>{t('handed', { n: count })}</p>
      {people.some(({ needsCode }) => needsCode) ? <p>{t('needsCodeText')}</p> : null}
      <p className="handed-tools">
        {workbook ? (
          <Button type="primary" onClick={() => saveFile(workbookOf(workbook), '初始密码.xlsx')}>
            {t('save')}
          </Button>
        ) : null}
      </p>
      <table className="account-table account-passwords">
        <thead>
          <tr>
            <th scope="col">{t('units')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('staffNo')}</th>
            <th scope="col">{t('password')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((line) => (
            <tr key={line.staffNo}>
              <td>{line.units}</td>
              <td className="name">{line.name}</td>
              <td>{line.staffNo}</td>
              <td>
                <code>{line.password}</code>
                {line.needsCode ? <span className="grey small"> {t('needsCode')}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
