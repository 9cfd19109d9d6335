import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CampaignView, Choices } from '../../api/types.js';
import { ActionButtons } from '../../shared/act/index.js';
import { PageHead, PageToCome, ProblemAlert, StateTag } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { AppendSheet } from './append-sheet.js';
import { ChaptersPanel } from './chapters-panel.js';
import { ConflictNotice } from './conflict-notice.js';
import { EditBar } from './edit-bar.js';
import { HeadSheet } from './head-sheet.js';
import { HowDrawer } from './how-drawer.js';
import { LaunchCheck } from './launch-check.js';
import { LaunchProgress } from './launch-progress.js';
import { MoveDueSheet } from './move-due-sheet.js';
import { LoadsPanel } from './loads-panel.js';
import { PreviewPanel } from './preview-panel.js';
import { campaignQuery, choicesQuery } from './queries.js';
import { ScopePanel } from './scope-panel.js';
import { focusStage } from './stage-line.js';
import { StagesPanel } from './stages-panel.js';
import { TaskGrid } from './task-grid.js';
import { t } from './texts.js';
import { useBarHeight } from './use-bar-height.js';
import { usePlanEditor, type PlanEditor } from './use-editor.js';
import { usePlanSaver } from './use-plan-sheet.js';
import { useSendRest } from './use-send-rest.js';
import './campaigns.css';

export const CampaignPage = () => {
  const { campaignId = '' } = useParams({ strict: false });
  const campaign = useQuery(campaignQuery(campaignId));
  if (campaign.data) return <Campaign key={campaignId} view={campaign.data} onActed={() => void campaign.refetch()} />;
  return <PageToCome error={campaign.error} onRetry={campaign.refetch} isWide />;
};

const Campaign = ({ view, onActed }: { view: CampaignView; onActed: () => void }) => {
  const editor = usePlanEditor(view);
  const { values } = useUrlValues();
  const bar = useBarHeight();
  const { data: choices } = useQuery({ ...choicesQuery, enabled: view.editable || view.amendable });
  const [moving, setMoving] = useState<string | null>(null);
  const [isHeadOpen, setHeadOpen] = useState(false);
  const head = usePlanSaver(view.id);
  const rest = useSendRest(view.id);
  const movingTask = view.tasks.find(({ id }) => id === moving);
  const target = { id: view.id, version: view.version, title: view.title, unit: { id: '', name: '' }, forms: view.forms };
  return (
    <div className="page plan-page">
      <PageHead
        title={view.title}
        tabTitle={view.title}
        back={values['from'] === 'inbox' ? { to: '/', label: t('backInbox') } : { to: '/campaigns', label: t('back') }}
        note={
          <span className="plan-head-note">
            <StateTag state={view.state} /> {t('year', { year: view.year })} {view.theme} <Link to={`/items/${view.id}/history`}>{t('history')}</Link>{' '}
            <a href={`/api/campaigns/${view.id}/plan.json`} download={`${view.year}-${view.title}.json`}>
              {t('export')}
            </a>{' '}
            <a href={`/api/campaigns/${view.id}/plan.docx`} download>
              {t('tableAsWord')}
            </a>{' '}
            <a href={`/api/campaigns/${view.id}/plan.pdf`} download>
              {t('tableAsPdf')}
            </a>
            {view.derivedFrom ? (
              <Link to={`/campaigns/${view.derivedFrom.id}`}>{t('derivedFrom', { year: view.derivedFrom.year, title: view.derivedFrom.title })}</Link>
            ) : null}
            {view.editable ? (
              <button type="button" className="link-button" onClick={() => setHeadOpen(true)}>
                {t('editHead')}
              </button>
            ) : null}
          </span>
        }
        extra={
          <ActionButtons actions={view.allowedActions} target={target} summaryOf={() => (view.sends === '' ? null : <p>{view.sends}</p>)} onDone={onActed} />
        }
      />
      <LaunchProgress launched={view.launched} isBusy={rest.isPending} onSendRest={view.amendable ? () => rest.mutate() : undefined} />
      {rest.error ? <ProblemAlert error={rest.error} /> : null}
      {view.editable
        ? null
        : view.notices.map(({ text }) => (
            <div key={text} className="notice">
              {text}
            </div>
          ))}
      {editor.plan.differences ? <ConflictNotice differences={editor.plan.differences} onDismiss={editor.plan.dismiss} /> : null}
      {editor.plan.mutation.error && !editor.plan.isConflict ? <ProblemAlert error={editor.plan.mutation.error} /> : null}
      <div className={view.editable ? 'plan-columns' : 'plan-columns plan-columns-read'}>
        <div className="plan-left">
          <StagesPanel view={view} onDone={onActed} />
          <ScopePanel view={view} choices={choices} />
          <div className="sheet plan-side">
            <ChaptersPanel view={view} />
          </div>
        </div>
        <section className="sheet plan-middle" aria-labelledby="plan-grid-title">
          <div className="plan-grid-bar" ref={bar}>
            <h2 id="plan-grid-title">{view.tableTitle}</h2>
            {view.editable ? <EditBar view={view} editor={editor} /> : null}
            {view.amendable && choices ? <AppendTask view={view} choices={choices} /> : null}
          </div>
          <TaskGrid
            ref={editor.grid}
            view={view}
            choices={choices}
            selected={editor.selected}
            editing={editor.editing}
            onSelect={editor.toggle}
            onSelectAll={editor.selectAll}
            onEdit={editor.setEditing}
            onChange={editor.change}
            onAdd={(edit, then) => editor.edit([edit], then)}
            onMove={editor.move}
            {...(view.amendable ? { onMoveDue: setMoving } : {})}
            onNextGap={editor.walk}
          />
          {view.editable ? <p className="grey small plan-keys">{t('keys')}</p> : null}
        </section>
        {view.editable && choices ? (
          <div className="plan-right">
            <LaunchCheck view={view} onFix={editor.focus} onFixStage={focusStage} />
            <PreviewPanel view={view} choices={choices} />
            <LoadsPanel view={view} />
          </div>
        ) : null}
      </div>
      {isHeadOpen ? <HeadSheet view={view} saver={head} onClose={() => setHeadOpen(false)} /> : null}
      {movingTask ? <MoveDueSheet key={movingTask.id} view={view} task={movingTask} onClose={() => setMoving(null)} /> : null}
      {choices ? <HowEditor view={view} editor={editor} choices={choices} /> : null}
    </div>
  );
};

const AppendTask = ({ view, choices }: { view: CampaignView; choices: Choices }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="plan-edit-bar">
      <Button size="small" onClick={() => setOpen(true)}>
        {t('append')}
      </Button>
      {isOpen ? <AppendSheet view={view} choices={choices} onClose={() => setOpen(false)} /> : null}
    </div>
  );
};

const HowEditor = ({ view, editor, choices }: { view: CampaignView; editor: PlanEditor; choices: Choices }) => {
  const cell = editor.editing;
  const picked = view.tasks.filter((candidate) => editor.selected.has(candidate.id));
  if (editor.isHowOpen && picked.length > 0) {
    return (
      <HowDrawer tasks={picked} choices={choices} saving={editor.plan.mutation.isPending} onClose={() => editor.setHowOpen(false)} onSave={editor.giveHow} />
    );
  }
  const task = cell?.column === 'how' ? view.tasks.find((candidate) => candidate.id === cell.taskId) : undefined;
  if (cell === null || task === undefined) return null;
  const handleClose = () => {
    editor.setEditing(null);
    editor.focus(cell);
  };
  return (
    <HowDrawer
      key={task.id}
      tasks={[task]}
      choices={choices}
      saving={editor.plan.mutation.isPending}
      onClose={handleClose}
      onSave={(how) => editor.change({ taskId: task.id, how }, cell)}
    />
  );
};
