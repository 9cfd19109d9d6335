import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { CampaignView } from '../../api/types.js';
import { Sheet } from '../../shared/ui/index.js';
import { Field } from './field.js';
import { linesOf } from './lines-of.js';
import { SheetProblem } from './sheet-problem.js';
import { t } from './texts.js';
import type { PlanSaver } from './use-plan-sheet.js';

/** Title, year, theme and what the plan rests on. */
export const HeadSheet = ({ view, saver, onClose }: { view: CampaignView; saver: PlanSaver; onClose: () => void }) => {
  const [head, setHead] = useState({
    title: view.title,
    year: view.year,
    theme: view.theme,
    programme: view.programme,
    tableTitle: view.tableTitle,
    annex: view.annex,
    basis: view.basis.join('\n'),
    basisText: view.basisText ?? '',
  });
  const set = (cells: Partial<typeof head>) => setHead({ ...head, ...cells });
  const handleSave = () =>
    saver.save(
      { edits: [{ type: 'head', ...head, title: head.title.trim(), basis: linesOf(head.basis), basisText: head.basisText === '' ? null : head.basisText }] },
      onClose,
    );
  return (
    <Sheet
      title={t('editHead')}
      busy={saver.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leaveAsIs')}</Button>
          <Button type="primary" disabled={head.title.trim() === ''} loading={saver.isPending} onClick={handleSave}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Field label={t('title')}>{(id) => <Input id={id} value={head.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />}</Field>
      <Field label={t('yearField')}>
        {(id) => <InputNumber id={id} value={head.year} min={2000} max={2100} onChange={(year) => set({ year: year ?? view.year })} />}
      </Field>
      <Field label={t('theme')}>{(id) => <Input id={id} value={head.theme} maxLength={60} onChange={(event) => set({ theme: event.target.value })} />}</Field>
      <Field label={t('programme')} help={t('programmeHelp')}>
        {(id) => <Input id={id} value={head.programme} maxLength={100} onChange={(event) => set({ programme: event.target.value })} />}
      </Field>
      <Field label={t('tableTitle')}>
        {(id) => <Input id={id} value={head.tableTitle} maxLength={200} onChange={(event) => set({ tableTitle: event.target.value })} />}
      </Field>
      <Field label={t('annex')} help={t('annexHelp')}>
        {(id) => <Input id={id} value={head.annex} maxLength={20} onChange={(event) => set({ annex: event.target.value })} />}
      </Field>
      <Field label={t('basis')} help={t('basisHelp')}>
        {(id) => <Input.TextArea id={id} autoSize={{ minRows: 2 }} value={head.basis} onChange={(event) => set({ basis: event.target.value })} />}
      </Field>
      <Field label={t('basisText')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            value={head.basisText}
            maxLength={4000}
            onChange={(event) => set({ basisText: event.target.value })}
          />
        )}
      </Field>
      <SheetProblem saver={saver} />
    </Sheet>
  );
};
