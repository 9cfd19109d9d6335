import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { CampaignView, PlanStageView } from '../../api/types.js';
import { DayField, Sheet } from '../../shared/ui/index.js';
import { DueWordsFields } from './due-words-fields.js';
import { Field } from './field.js';
import { linesOf } from './lines-of.js';
import { SheetProblem } from './sheet-problem.js';
import { t } from './texts.js';
import type { PlanSaver } from './use-plan-sheet.js';

interface StageSheetProps {
  readonly view: CampaignView;
  /** Null: a new one. */
  readonly stage: PlanStageView | null;
  readonly saver: PlanSaver;
  readonly onClose: () => void;
}

/** One stage. Once the plan is under way only its days move, with a reason. */
export const StageSheet = ({ view, stage, saver, onClose }: StageSheetProps) => {
  const [cells, setCells] = useState(() => cellsOf(stage));
  const [reason, setReason] = useState('');
  const set = (change: Partial<typeof cells>) => setCells({ ...cells, ...change });
  const isRunning = view.amendable;
  const dueText = cells.dueText.trim();
  const days = { startsOn: cells.startsOn || null, dueOn: cells.dueOn || null, gate: cells.gate, ...(dueText === stage?.dueText ? {} : { dueText }) };
  const isMoved = stage !== null && stage.dueOn !== null && days.dueOn !== null && days.dueOn !== stage.dueOn.on;
  const handleSave = () => {
    const all = { ...days, label: cells.label.trim(), title: cells.title.trim(), focus: cells.focus.trim(), paths: linesOf(cells.paths).map(pathOf) };
    if (stage === null) return saver.save({ edits: [{ type: 'add-stage', ...all, dueText }] }, onClose);
    return isRunning
      ? saver.save({ edits: [{ type: 'stage', stageId: stage.id, ...days }], reason: reason.trim() }, onClose)
      : saver.save({ edits: [{ type: 'stage', stageId: stage.id, ...all }] }, onClose);
  };
  const isReady = cells.title.trim() !== '' && (!isRunning || reason.trim() !== '');
  return (
    <Sheet
      title={stage === null ? t('stageNew') : isRunning ? `${t('stageDates')} ${stage.label}${stage.title}` : t('stageChange')}
      busy={saver.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leaveAsIs')}</Button>
          <Button type="primary" disabled={!isReady} loading={saver.isPending} onClick={handleSave}>
            {t('save')}
          </Button>
        </>
      }
    >
      {isRunning ? null : (
        <>
          <Field label={t('stageLabel')}>
            {(id) => <Input id={id} value={cells.label} maxLength={20} onChange={(event) => set({ label: event.target.value })} />}
          </Field>
          <Field label={t('stageTitle')}>
            {(id) => <Input id={id} value={cells.title} maxLength={60} onChange={(event) => set({ title: event.target.value })} />}
          </Field>
          <Field label={t('stageFocus')}>
            {(id) => (
              <Input.TextArea id={id} autoSize={{ minRows: 2 }} value={cells.focus} maxLength={1000} onChange={(event) => set({ focus: event.target.value })} />
            )}
          </Field>
          <Field label={t('stagePaths')}>
            {(id) => <Input.TextArea id={id} autoSize={{ minRows: 2 }} value={cells.paths} onChange={(event) => set({ paths: event.target.value })} />}
          </Field>
        </>
      )}
      <div className="field">
        <DayField label={t('starts')} value={cells.startsOn} onChange={(startsOn) => set({ startsOn })} />
        <p className="plan-note">{cells.startsOn === '' ? t('startsNone') : null}</p>
      </div>
      <DueWordsFields label={t('stageDueWords')} year={view.year} dueText={cells.dueText} dueOn={cells.dueOn} onChange={set} />
      {isMoved && dueText !== '' && dueText === stage.dueText ? <p className="plan-note">{t('dueWordsGo', { words: dueText })}</p> : null}
      <Checkbox checked={cells.gate} onChange={(event) => set({ gate: event.target.checked })}>
        {t('stageGate')}
      </Checkbox>
      {isRunning ? (
        <Field label={t('reason')}>
          {(id) => <Input.TextArea id={id} autoSize={{ minRows: 2 }} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      ) : null}
      <SheetProblem saver={saver} />
    </Sheet>
  );
};

const cellsOf = (stage: PlanStageView | null) => ({
  label: stage?.label ?? '',
  title: stage?.title ?? '',
  focus: stage?.focus ?? '',
  paths: stage?.paths.map(({ no, text }) => `${no}${text}`).join('\n') ?? '',
  startsOn: stage?.startsOn?.on ?? '',
  dueText: stage?.dueText ?? '',
  dueOn: stage?.dueOn?.on ?? '',
  gate: stage?.gate ?? false,
});

/** «1.召开会议»: the printed number stays its own cell. */
const pathOf = (line: string): { no: string; text: string } => {
  const found = /^((?:[（(]?[\d一二三四五六七八九十]+[)）.．、]|[①-⑳]))\s*(.*)$/u.exec(line);
  return { no: found?.[1] ?? '', text: found?.[2] ?? line };
};
