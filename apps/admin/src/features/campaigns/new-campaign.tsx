import { Button } from 'antd';
import { useState } from 'react';
import type { CampaignLine } from '../../api/types.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { BlankSheet } from './blank-sheet.js';
import { CopySheet } from './copy-sheet.js';
import { FileSheet } from './file-sheet.js';
import { t } from './texts.js';

type Way = 'fromBlank' | 'fromCampaign' | 'fromFile';
const ways: readonly { readonly way: Way; readonly hint: 'fromBlankHint' | 'fromCampaignHint' | 'fromFileHint' }[] = [
  { way: 'fromBlank', hint: 'fromBlankHint' },
  { way: 'fromCampaign', hint: 'fromCampaignHint' },
  { way: 'fromFile', hint: 'fromFileHint' },
];

/** Three ways to a plan of one's own. */
export const NewCampaign = ({ lines }: { lines: readonly CampaignLine[] }) => {
  const { values, change } = useUrlValues();
  // Whoever comes from a year that was closed wants its successor.
  const copied = lines.find(({ id }) => id === values['copy']);
  const [open, setOpen] = useState<Way | null>(copied ? 'fromCampaign' : null);
  const close = () => {
    setOpen(null);
    if (copied) change({ copy: '' });
  };
  return (
    <section className="sheet plan-list" aria-labelledby="plans-new">
      <h2 id="plans-new">{t('makeNew')}</h2>
      <ul>
        {ways
          .filter(({ way }) => way !== 'fromCampaign' || lines.length > 0)
          .map(({ way, hint }) => (
            <li key={way} className="plan-list-line">
              <span className="plan-list-title plan-list-hint">{t(hint)}</span>
              <Button onClick={() => setOpen(way)}>{t(way)}</Button>
            </li>
          ))}
      </ul>
      {open === 'fromBlank' ? <BlankSheet onClose={close} /> : null}
      {open === 'fromCampaign' ? <CopySheet lines={lines} first={copied} onClose={close} /> : null}
      {open === 'fromFile' ? <FileSheet onClose={close} /> : null}
    </section>
  );
};
