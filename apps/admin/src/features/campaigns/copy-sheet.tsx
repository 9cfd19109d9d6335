import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { CampaignLine } from '../../api/types.js';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { Field } from './field.js';
import { t } from './texts.js';
import { useNewCampaign } from './use-new-campaign.js';

/** Another year from one there is: days move with the year and wait to be looked at. */
export const CopySheet = ({ lines, first, onClose }: { lines: readonly CampaignLine[]; first: CampaignLine | undefined; onClose: () => void }) => {
  const make = useNewCampaign();
  const [cells, setCells] = useState(() => nextYearOf(first ?? lines[0]));
  const set = (change: Partial<typeof cells>) => setCells({ ...cells, ...change });
  const handleSource = (id: string) => setCells(nextYearOf(lines.find((line) => line.id === id)));
  const handleYear = (year: number | null) => {
    if (year !== null) set({ year, title: cells.title.replaceAll(String(cells.year), String(year)) });
  };
  const handleCreate = () =>
    make.mutate({ from: 'campaign', campaignId: cells.campaignId, title: cells.title.trim(), year: cells.year, theme: cells.theme.trim() });
  return (
    <Sheet
      title={t('fromCampaign')}
      busy={make.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button type="primary" disabled={cells.title.trim() === '' || cells.campaignId === ''} loading={make.isPending} onClick={handleCreate}>
            {t('create')}
          </Button>
        </>
      }
    >
      <p className="grey">{t('fromCampaignHint')}</p>
      <Field label={t('source')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={cells.campaignId}
            onChange={handleSource}
            options={lines.map((line) => ({ value: line.id, label: t('sourceLine', { year: line.year, title: line.title, state: line.state.label }) }))}
          />
        )}
      </Field>
      <Field label={t('yearField')}>{(id) => <InputNumber id={id} value={cells.year} min={2000} max={2100} onChange={handleYear} />}</Field>
      <Field label={t('title')}>{(id) => <Input id={id} value={cells.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />}</Field>
      <Field label={t('theme')}>{(id) => <Input id={id} value={cells.theme} maxLength={60} onChange={(event) => set({ theme: event.target.value })} />}</Field>
      {make.error ? <ProblemAlert error={make.error} /> : null}
    </Sheet>
  );
};

/** The year after, and the theme the programme gave it; a title that names the year names the next one. */
const nextYearOf = (line: CampaignLine | undefined) => {
  const year = (line?.year ?? new Date().getFullYear()) + 1;
  return {
    campaignId: line?.id ?? '',
    year,
    title: (line?.title ?? '').replaceAll(String(line?.year ?? ''), String(year)),
    theme: line?.themes.find((one) => one.year === year)?.theme ?? '',
  };
};
