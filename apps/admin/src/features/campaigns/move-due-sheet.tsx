import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { CampaignView, IssuedView, PlanTaskView } from '../../api/types.js';
import { DayField, Sheet } from '../../shared/ui/index.js';
import { Field } from './field.js';
import { issuedQuery } from './queries.js';
import { readDueWords } from './read-due-words.js';
import { SheetProblem } from './sheet-problem.js';
import { shortDay } from './short-day.js';
import { t } from './texts.js';
import { usePlanSaver } from './use-plan-sheet.js';

/** Moves a deadline while the plan runs: whom it meets is said before, and what was sent out follows only if the office says so. */
export const MoveDueSheet = ({ view, task, onClose }: { view: CampaignView; task: PlanTaskView; onClose: () => void }) => {
  const saver = usePlanSaver(view.id);
  const [words, setWords] = useState(task.dueText);
  const [day, setDay] = useState(task.dueOn?.on ?? '');
  const [issued, setIssued] = useState<'move' | 'keep' | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  const [reason, setReason] = useState('');
  const { data: met } = useQuery({ ...issuedQuery(view.id, task.id, day), placeholderData: (last) => last });
  const read = words === task.dueText ? null : readDueWords(words, view.year);
  const mustConfirm = issued === 'move' && met !== undefined && met.isEarlier && met.open > 0;
  const isReady = day !== '' && day !== (task.dueOn?.on ?? '') && issued !== null && reason.trim() !== '' && (!mustConfirm || isConfirmed);
  const handleSave = () => {
    if (issued === null) return;
    const change = {
      taskId: task.id,
      dueOn: day,
      ...(words === task.dueText ? {} : { dueText: words.trim() }),
      issued,
      ...(mustConfirm ? { earlierConfirmed: true as const } : {}),
    };
    saver.save({ changes: [change], reason: reason.trim() }, onClose);
  };
  return (
    <Sheet
      title={t('moveDueNo', { no: task.printedNo })}
      subtitle={task.title}
      busy={saver.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leaveAsIs')}</Button>
          <Button type="primary" disabled={!isReady} loading={saver.isPending} onClick={handleSave}>
            {t('moveDo')}
          </Button>
        </>
      }
    >
      <Field label={t('dueWords')}>{(id) => <Input id={id} value={words} maxLength={60} onChange={(event) => setWords(event.target.value)} />}</Field>
      {words !== '' && words === task.dueText && day !== '' && task.dueOn !== null && day !== task.dueOn.on ? (
        <p className="plan-note">{t('dueWordsGo', { words })}</p>
      ) : null}
      {read ? (
        <p className="plan-note">
          {t('proposal', { words, because: read.because, day: shortDay(read.on) })}{' '}
          <Button size="small" onClick={() => setDay(read.on)}>
            {t('dueTake')}
          </Button>
        </p>
      ) : null}
      <div className="field">
        <DayField label={t('newDue')} value={day} onChange={setDay} />
      </div>
      {met ? <Met met={met} issued={issued} onIssued={setIssued} /> : null}
      {mustConfirm ? (
        <div className="notice" role="alert">
          <p>{t('earlier', { units: met.hits.join('、') })}</p>
          <Checkbox checked={isConfirmed} onChange={(event) => setConfirmed(event.target.checked)}>
            {t('earlierConfirm')}
          </Checkbox>
        </div>
      ) : null}
      <Field label={t('reason')}>
        {(id) => <Input.TextArea id={id} autoSize={{ minRows: 2 }} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <SheetProblem saver={saver} />
    </Sheet>
  );
};

const Met = ({ met, issued, onIssued }: { met: IssuedView; issued: 'move' | 'keep' | null; onIssued: (issued: 'move' | 'keep') => void }) => (
  <fieldset className="plan-ways">
    <legend>{t('issuedOpen', { open: met.open, finished: met.finished })}</legend>
    {met.apart > 0 ? <p className="plan-note">{t('issuedApart', { apart: met.apart })}</p> : null}
    <Radio.Group value={issued} onChange={(event) => onIssued(event.target.value === 'move' ? 'move' : 'keep')}>
      <Radio value="move">{t('issuedMove', { open: met.open })}</Radio>
      <Radio value="keep">{t('issuedKeep')}</Radio>
    </Radio.Group>
    <p className="plan-note">{t('issuedForm')}</p>
  </fieldset>
);
