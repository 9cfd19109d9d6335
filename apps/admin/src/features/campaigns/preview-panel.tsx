import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { CampaignView, Choices } from '../../api/types.js';
import { Loading, ProblemAlert } from '../../shared/ui/index.js';
import { previewQuery } from './queries.js';
import { t } from './texts.js';

/** «以…身份看»: what one unit will get, by when, and how long it takes. */
export const PreviewPanel = ({ view, choices }: { view: CampaignView; choices: Choices }) => {
  const [unit, setUnit] = useState<string | null>(null);
  const name = choices.units.find((candidate) => candidate.id === unit)?.name;
  return (
    <section className="sheet plan-side" aria-labelledby="plan-preview">
      <h2 id="plan-preview">{t('previewTitle', { unit: name ?? '…' })}</h2>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('previewUnit')}
        placeholder={t('previewUnit')}
        value={unit}
        onChange={setUnit}
        options={choices.units.map((candidate) => ({ value: candidate.id, label: candidate.name }))}
        style={{ width: '100%' }}
      />
      {unit === null ? <p className="grey">{t('previewPick')}</p> : <Preview campaign={view} unit={unit} />}
    </section>
  );
};

const Preview = ({ campaign, unit }: { campaign: CampaignView; unit: string }) => {
  const preview = useQuery({ ...previewQuery(campaign.id, unit, campaign.version), placeholderData: (last) => last });
  if (preview.error) return <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <Loading />;
  const { lines, minutes } = preview.data;
  if (lines.length === 0) return <p className="grey">{t('previewNone')}</p>;
  return (
    <>
      <p>
        <strong>{t('previewSum', { count: lines.length, minutes })}</strong>
      </p>
      <ul className="plan-preview">
        {lines.map((line, index) => (
          // Lines have no id of their own and are never reordered here.
          <li key={index}>
            <span>{line.title}</span>
            <span className="plan-note">{[line.list, line.filler, line.who].filter(Boolean).join(' · ')}</span>
            <span className="plan-note">{[line.due, t('minutesShort', { minutes: line.minutes })].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
};
