import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ItemView } from '../../api/types.js';
import { words } from '../texts/words.js';
import { Sheet } from '../ui/sheet.js';
import './checks.css';

const t = words('checks', {
  title: '核对',
  good: '通过',
  mind: '请留意',
  beside: '对照看',
  here: '本问题',
  there: '另一问题',
  same: '相同',
  differs: '不同',
  close: '看过了',
  open: '打开另一问题',
  note: '看过后可以继续验收；请在验收时写一句核对情况，会留在记录里。',
  links: '关联',
  nothing: '（没有）',
  line: '核对项',
});

type Check = ItemView['checks'][number];

/** Sentences before the buttons: «您与责任单位不同», «佐证与第17号问题的佐证相同，请核对 对照看» */
export const ChecksPart = ({ item }: { item: Pick<ItemView, 'checks' | 'links'> }) => {
  const [twin, setTwin] = useState<Check['twin']>(null);
  if (item.checks.length === 0 && item.links.length === 0) return null;
  return (
    <div className="sheet checks-part">
      {item.links.length > 0 ? (
        <p className="check-links">
          {item.links.map(({ itemId, text }) => (
            <Link key={itemId} to={`/items/${itemId}`}>
              {text}
            </Link>
          ))}
        </p>
      ) : null}
      {item.checks.length > 0 ? (
        <ul className="checks" aria-label={t('title')}>
          {item.checks.map((check) => (
            <li key={check.text} className={check.ok ? 'check-ok' : 'check-mind'}>
              <CheckMark ok={check.ok} />
              <span>
                {check.text}
                {check.twin ? (
                  <>
                    {' '}
                    <button type="button" className="link-button" onClick={() => setTwin(check.twin)}>
                      {t('beside')}
                    </button>
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {twin ? <TwinSheet twin={twin} onClose={() => setTwin(null)} /> : null}
    </div>
  );
};

const CheckMark = ({ ok }: { ok: boolean }) => (
  <svg viewBox="0 0 16 16" role="img" aria-label={ok ? t('good') : t('mind')}>
    {ok ? <path d="M2.500 8.500l3.800 4L13.500 4" /> : <path d="M8 2l6.500 12h-13zM8 6.500v3.500M8 11.500v1" />}
  </svg>
);

/** The same evidence as it was handed in here and there, line by line. */
const TwinSheet = ({ twin, onClose }: { twin: NonNullable<Check['twin']>; onClose: () => void }) => (
  <Sheet
    title={t('beside')}
    subtitle={twin.title}
    width={760}
    onClose={onClose}
    foot={
      <Button type="primary" onClick={onClose}>
        {t('close')}
      </Button>
    }
  >
    <table className="twin">
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col">{t('here')}</th>
          <th scope="col">{t('there')}</th>
        </tr>
      </thead>
      <tbody>
        {twin.lines.map(({ label, here, there, same }) => (
          <tr key={label} className={same ? 'twin-same' : undefined}>
            <th scope="row">
              {label}
              <span className="small">{same ? t('same') : t('differs')}</span>
            </th>
            <td>{here === '' ? t('nothing') : here}</td>
            <td>{there === '' ? t('nothing') : there}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className="grey small">{t('note')}</p>
  </Sheet>
);
