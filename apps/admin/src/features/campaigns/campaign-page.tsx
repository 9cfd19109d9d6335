import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { CampaignView, Choices } from '../../api/types.js';
import { ActionButtons } from '../../shared/act/index.js';
import { Loading, PageHead, ProblemAlert, StateTag } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { ChaptersPanel } from './chapters-panel.js';
import { ConflictNotice } from './conflict-notice.js';
import { GapChips } from './gap-chips.js';
import { HowDrawer } from './how-drawer.js';
import { LaunchCheck } from './launch-check.js';
import { LaunchProgress } from './launch-progress.js';
import { gapsOf } from './missing-cells.js';
import { PreviewPanel } from './preview-panel.js';
import { campaignQuery, choicesQuery } from './queries.js';
import { StageLine } from './stage-line.js';
import { TaskGrid } from './task-grid.js';
import { t } from './texts.js';
import { useBarHeight } from './use-bar-height.js';
import { usePlanEditor } from './use-editor.js';
import './campaigns.css';

export const CampaignPage = () => {
  const { campaignId = '' } = useParams({ strict: false });
  const campaign = useQuery(campaignQuery(campaignId));
  if (campaign.data) return <Campaign key={campaignId} view={campaign.data} onActed={() => void campaign.refetch()} />;
  return <div className="page">{campaign.error ? <ProblemAlert error={campaign.error} onRetry={() => void campaign.refetch()} /> : <Loading />}</div>;
};

const Campaign = ({ view, onActed }: { view: CampaignView; onActed: () => void }) => {
  const editor = usePlanEditor(view);
  const { values } = useUrlValues();
  const bar = useBarHeight();
  const { data: choices } = useQuery({ ...choicesQuery, enabled: view.editable });
  const target = { id: view.id, version: view.version, title: view.title, unit: { id: '', name: '' }, forms: view.forms };
  return (
    <div className="page plan-page">
      <PageHead
        title={view.title}
        tabTitle={view.title}
        back={values['from'] === 'inbox' ? { to: '/', label: t('backInbox') } : { to: '/campaigns', label: t('back') }}
        note={<span className="plan-head-note"><StateTag state={view.state} /> {t('year', { year: view.year })} {view.theme} <Link to={`/items/${view.id}/history`}>{t('history')}</Link></span>}
        extra={<ActionButtons actions={view.allowedActions} target={target} summaryOf={() => (view.sends === '' ? null : <p>{view.sends}</p>)} onDone={onActed} />}
      />
      <LaunchProgress launched={view.launched} />
      {editor.plan.differences ? <ConflictNotice differences={editor.plan.differences} onDismiss={editor.plan.dismiss} /> : null}
      {editor.plan.mutation.error && !editor.plan.isConflict ? <ProblemAlert error={editor.plan.mutation.error} /> : null}
      <div className={view.editable ? 'plan-columns' : 'plan-columns plan-columns-read'}>
        <div className="plan-left">
          <section className="sheet plan-side" aria-labelledby="plan-stages">
            <h2 id="plan-stages">{t('stages')}</h2>
            <ul>{view.stages.map((stage) => <StageLine key={stage.id} stage={stage} forms={view.forms} onDone={onActed} />)}</ul>
          </section>
          <div className="sheet plan-side"><ChaptersPanel view={view} /></div>
        </div>
        <section className="sheet plan-middle" aria-labelledby="plan-grid-title">
          <div className="plan-grid-bar" ref={bar}>
            <h2 id="plan-grid-title">{view.tableTitle}</h2>
            {view.editable ? <EditBar view={view} editor={editor} /> : null}
          </div>
          <TaskGrid ref={editor.grid} view={view} choices={choices} selected={editor.selected} editing={editor.editing} onSelect={editor.toggle} onSelectAll={editor.selectAll} onEdit={editor.setEditing} onChange={editor.change} onNextGap={editor.walk} />
          {view.editable ? <p className="grey small plan-keys">{t('keys')}</p> : null}
        </section>
        {view.editable && choices ? (
          <div className="plan-right">
            <LaunchCheck view={view} onFix={editor.focus} />
            <PreviewPanel view={view} choices={choices} />
          </div>
        ) : null}
      </div>
      {choices ? <HowEditor view={view} editor={editor} choices={choices} /> : null}
    </div>
  );
};

type Editor = ReturnType<typeof usePlanEditor>;

const EditBar = ({ view, editor }: { view: CampaignView; editor: Editor }) => (
  <div className="plan-edit-bar">
    <GapChips gaps={gapsOf(view)} onWalk={editor.walkFromChip} />
    {editor.selected.size > 0 ? (
      <>
        <span className="grey">{t('picked', { count: editor.selected.size })}</span>
        <Button size="small" disabled={!editor.canCarry} title={editor.canCarry ? '' : t('carryNone')} onClick={editor.carry}>{t('carry')}</Button>
        <Button size="small" onClick={() => editor.setHowOpen(true)}>{t('howMany')}</Button>
        <Button size="small" type="text" onClick={editor.clear}>{t('clear')}</Button>
      </>
    ) : null}
    <span role="status" className="grey small">{editor.plan.mutation.isPending ? t('saving') : editor.plan.mutation.isSuccess ? t('saved') : ''}</span>
  </div>
);

const HowEditor = ({ view, editor, choices }: { view: CampaignView; editor: Editor; choices: Choices }) => {
  const cell = editor.editing;
  const picked = view.tasks.filter((candidate) => editor.selected.has(candidate.id));
  if (editor.isHowOpen && picked.length > 0) {
    return <HowDrawer tasks={picked} choices={choices} saving={editor.plan.mutation.isPending} onClose={() => editor.setHowOpen(false)} onSave={editor.giveHow} />;
  }
  const task = cell?.column === 'how' ? view.tasks.find((candidate) => candidate.id === cell.taskId) : undefined;
  if (cell === null || task === undefined) return null;
  const handleClose = () => {
    editor.setEditing(null);
    editor.focus(cell);
  };
  return <HowDrawer key={task.id} tasks={[task]} choices={choices} saving={editor.plan.mutation.isPending} onClose={handleClose} onSave={(how) => editor.change({ taskId: task.id, how }, cell)} />;
};
