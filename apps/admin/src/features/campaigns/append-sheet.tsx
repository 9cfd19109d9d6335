import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { CampaignView, Choices, PlanChange } from '../../api/types.js';
import { Sheet } from '../../shared/ui/index.js';
import { DueWordsFields } from './due-words-fields.js';
import { Field } from './field.js';
import { HowFields, isHowComplete } from './how-fields.js';
import { keysOf, leadOf, optionsOf, pickKeys, wordsOf } from './lead-options.js';
import { SheetProblem } from './sheet-problem.js';
import { t } from './texts.js';
import { usePlanSaver } from './use-plan-sheet.js';

/** A task added while the plan runs: complete, with a reason, and sent out at once. */
export const AppendSheet = ({ view, choices, onClose }: { view: CampaignView; choices: Choices; onClose: () => void }) => {
  const saver = usePlanSaver(view.id);
  const open = view.stages.filter(({ state }) => !state.ended);
  const [cells, setCells] = useState({ stageId: (open.at(-1) ?? view.stages.at(-1))?.id ?? '', printedNo: '', title: '', dueText: '', dueOn: '', reason: '' });
  const [lead, setLead] = useState<readonly string[]>(keysOf(null));
  const [how, setHow] = useState<NonNullable<PlanChange['how']>>({ way: '', lists: [] });
  const set = (change: Partial<typeof cells>) => setCells({ ...cells, ...change });
  const owner = leadOf(lead);
  const isReady = cells.title.trim() !== '' && owner !== null && isHowComplete(how, choices) && cells.dueOn !== '' && cells.reason.trim() !== '';
  const handleSave = () => {
    const { stageId, reason, ...rest } = cells;
    saver.save({ edits: [{ type: 'add-task', stageId, ...rest, title: rest.title.trim(), lead: owner, how }], reason: reason.trim() }, onClose);
  };
  return (
    <Sheet
      title={t('append')}
      busy={saver.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leaveAsIs')}</Button>
          <Button type="primary" disabled={!isReady} loading={saver.isPending} onClick={handleSave}>
            {t('appendDo')}
          </Button>
        </>
      }
    >
      <p className="grey">{t('appendHint')}</p>
      <Field label={t('appendStage')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={cells.stageId}
            onChange={(stageId: string) => set({ stageId })}
            options={view.stages.map(({ id: stageId, label, title }) => ({ value: stageId, label: `${label}${title}` }))}
          />
        )}
      </Field>
      <Field label={t('no')}>
        {(id) => <Input id={id} value={cells.printedNo} maxLength={20} onChange={(event) => set({ printedNo: event.target.value })} />}
      </Field>
      <Field label={t('task')}>
        {(id) => (
          <Input.TextArea id={id} autoSize={{ minRows: 1 }} value={cells.title} maxLength={400} onChange={(event) => set({ title: event.target.value })} />
        )}
      </Field>
      <Field label={t('lead')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            mode="multiple"
            value={[...lead]}
            placeholder={t('leadPlaceholder')}
            showSearch={{ filterOption: (typed, option) => wordsOf(option).includes(typed.trim()) }}
            options={optionsOf(choices)}
            onChange={(next: string[]) => setLead(pickKeys(lead, next))}
          />
        )}
      </Field>
      <DueWordsFields label={t('dueWords')} year={view.year} dueText={cells.dueText} dueOn={cells.dueOn} onChange={set} />
      <HowFields how={how} choices={choices} onChange={setHow} />
      <Field label={t('reason')}>
        {(id) => (
          <Input.TextArea id={id} autoSize={{ minRows: 2 }} value={cells.reason} maxLength={500} onChange={(event) => set({ reason: event.target.value })} />
        )}
      </Field>
      <SheetProblem saver={saver} />
    </Sheet>
  );
};
