import { Button, Popconfirm, Select } from 'antd';
import type { CampaignView } from '../../api/types.js';
import { GapChips } from './gap-chips.js';
import { gapsOf } from './missing-cells.js';
import { t } from './texts.js';
import type { PlanEditor } from './use-editor.js';

/** What is missing, what waits to be looked at, and what may be done with the picked rows. */
export const EditBar = ({ view, editor }: { view: CampaignView; editor: PlanEditor }) => (
  <div className="plan-edit-bar">
    <GapChips gaps={gapsOf(view)} onWalk={editor.walkFromChip} />
    <CheckAll view={view} editor={editor} />
    {editor.selected.size > 0 ? <Picked view={view} editor={editor} /> : null}
    <span role="status" className="grey small">
      {editor.plan.mutation.isPending ? t('saving') : editor.plan.mutation.isSuccess ? t('saved') : ''}
    </span>
  </div>
);

const CheckAll = ({ view, editor }: { view: CampaignView; editor: PlanEditor }) => {
  const tasks = view.tasks.filter(({ unchecked }) => unchecked);
  const count = tasks.length + view.stages.filter(({ unchecked }) => unchecked).length;
  const [first] = tasks;
  if (count === 0) return null;
  return (
    <>
      <button type="button" className="plan-chip" onClick={() => (first ? editor.focus({ taskId: first.id, column: 'due' }) : undefined)}>
        {t('uncheckedChip', { count })}
      </button>
      <Button size="small" onClick={() => editor.edit([{ type: 'check-all' }])}>
        {t('checkAll')}
      </Button>
    </>
  );
};

const Picked = ({ view, editor }: { view: CampaignView; editor: PlanEditor }) => (
  <>
    <span className="grey">{t('picked', { count: editor.selected.size })}</span>
    <Button size="small" disabled={!editor.canCarry} title={editor.canCarry ? '' : t('carryNone')} onClick={editor.carry}>
      {t('carry')}
    </Button>
    <Button size="small" onClick={() => editor.setHowOpen(true)}>
      {t('howMany')}
    </Button>
    <Button size="small" onClick={() => editor.move(-1)}>
      {t('up')}
    </Button>
    <Button size="small" onClick={() => editor.move(1)}>
      {t('down')}
    </Button>
    {view.stages.length > 1 ? (
      <Select
        size="small"
        aria-label={t('moveTo')}
        placeholder={t('moveTo')}
        value={null}
        style={{ minWidth: 96 }}
        popupMatchSelectWidth={240}
        onChange={(stageId: string | null) => (stageId === null ? undefined : editor.moveTo(stageId))}
        options={view.stages.map(({ id, label, title }) => ({ value: id, label: `${label}${title}` }))}
      />
    ) : null}
    <Popconfirm
      title={t('removeTasks', { count: editor.selected.size })}
      description={t('removeAsk')}
      okText={t('remove')}
      cancelText={t('leaveAsIs')}
      onConfirm={editor.remove}
    >
      <Button size="small">{t('remove')}</Button>
    </Popconfirm>
    <Button size="small" type="text" onClick={editor.clear}>
      {t('clear')}
    </Button>
  </>
);
