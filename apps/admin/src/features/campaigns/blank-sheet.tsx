import { useSuspenseQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { meQuery } from '../../api/queries.js';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { Field } from './field.js';
import { linesOf } from './lines-of.js';
import { t } from './texts.js';
import { useNewCampaign } from './use-new-campaign.js';

/** A blank page: what it is called, for which year, and what it rests on. Everything else is typed in the grid. */
export const BlankSheet = ({ onClose }: { onClose: () => void }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const make = useNewCampaign();
  const [cells, setCells] = useState(() => ({ title: '', year: Number(me.today.on.slice(0, 4)), theme: '', basis: '' }));
  const set = (change: Partial<typeof cells>) => setCells({ ...cells, ...change });
  const handleCreate = () =>
    make.mutate({ from: 'blank', title: cells.title.trim(), year: cells.year, theme: cells.theme.trim(), basis: linesOf(cells.basis) });
  return (
    <Sheet
      title={t('fromBlank')}
      busy={make.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button type="primary" disabled={cells.title.trim() === ''} loading={make.isPending} onClick={handleCreate}>
            {t('create')}
          </Button>
        </>
      }
    >
      <Field label={t('title')}>
        {(id) => <Input id={id} autoFocus value={cells.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t('yearField')}>
        {(id) => <InputNumber id={id} value={cells.year} min={2000} max={2100} onChange={(year) => set({ year: year ?? cells.year })} />}
      </Field>
      <Field label={t('theme')}>{(id) => <Input id={id} value={cells.theme} maxLength={60} onChange={(event) => set({ theme: event.target.value })} />}</Field>
      <Field label={t('basis')} help={t('basisHelp')}>
        {(id) => <Input.TextArea id={id} autoSize={{ minRows: 2 }} value={cells.basis} onChange={(event) => set({ basis: event.target.value })} />}
      </Field>
      {make.error ? <ProblemAlert error={make.error} /> : null}
    </Sheet>
  );
};
