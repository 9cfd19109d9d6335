import { Button, Popconfirm } from 'antd';
import { useEffect, useState } from 'react';
import type { CampaignView, PlanStageView } from '../../api/types.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { moved } from './moved.js';
import { SheetProblem } from './sheet-problem.js';
import { focusStage, StageLine } from './stage-line.js';
import { StageSheet } from './stage-sheet.js';
import { t } from './texts.js';
import { Unchecked } from './unchecked.js';
import { usePlanSaver } from './use-plan-sheet.js';

/** The stages with their states; written, moved and removed before the start, moved in time with a reason afterwards. */
export const StagesPanel = ({ view, onDone }: { view: CampaignView; onDone: () => void }) => {
  const saver = usePlanSaver(view.id);
  const [open, setOpen] = useState<PlanStageView | 'new' | null>(null);
  // Somebody came for one of them: from the board, to open or close it.
  const { values } = useUrlValues();
  const asked = values['stage'];
  useEffect(() => {
    if (asked !== undefined) focusStage(asked);
  }, [asked]);
  const close = () => setOpen(null);
  const ids = view.stages.map(({ id }) => id);
  const move = (stage: PlanStageView, by: -1 | 1) =>
    saver.save({ edits: [{ type: 'order-stages', stageIds: moved(ids, new Set([stage.id]), by) }] }, () => undefined);
  const remove = (stage: PlanStageView) => saver.save({ edits: [{ type: 'remove-stage', stageId: stage.id }] }, () => undefined);
  const check = (stage: PlanStageView) => saver.save({ edits: [{ type: 'stage', stageId: stage.id, checked: true }] }, () => undefined);
  const toolsOf = (stage: PlanStageView) => (
    <>
      {stage.unchecked ? <Unchecked label={t('checkStage', { stage: stage.title })} onCheck={view.editable ? () => check(stage) : undefined} /> : null}
      {view.editable ? (
        <EditTools
          stage={stage}
          isFirst={stage.id === ids[0]}
          isLast={stage.id === ids.at(-1)}
          onChange={() => setOpen(stage)}
          onMove={(by) => move(stage, by)}
          onRemove={() => remove(stage)}
        />
      ) : null}
      {view.amendable && !stage.state.ended ? (
        <div className="plan-tools">
          <Button size="small" type="text" aria-label={`${t('stageDates')} ${stage.title}`} onClick={() => setOpen(stage)}>
            {t('stageDates')}
          </Button>
        </div>
      ) : null}
    </>
  );
  return (
    <section className="sheet plan-side" aria-labelledby="plan-stages">
      <h2 id="plan-stages">{t('stages')}</h2>
      {view.stages.length === 0 ? <p className="grey">{t('stagesNone')}</p> : null}
      <ul>
        {view.stages.map((stage) => (
          <StageLine key={stage.id} stage={stage} tools={toolsOf(stage)} forms={view.forms} onDone={onDone} />
        ))}
      </ul>
      {view.editable ? <Button onClick={() => setOpen('new')}>{t('addStage')}</Button> : null}
      {open === null ? <SheetProblem saver={saver} /> : <StageSheet view={view} stage={open === 'new' ? null : open} saver={saver} onClose={close} />}
    </section>
  );
};

interface EditToolsProps {
  readonly stage: PlanStageView;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

const EditTools = ({ stage, isFirst, isLast, onChange, onMove, onRemove }: EditToolsProps) => {
  const named = (what: string) => `${what} ${stage.title}`;
  return (
    <div className="plan-tools">
      <Button size="small" type="text" aria-label={named(t('change'))} onClick={onChange}>
        {t('change')}
      </Button>
      <Button size="small" type="text" aria-label={named(t('up'))} disabled={isFirst} onClick={() => onMove(-1)}>
        {t('up')}
      </Button>
      <Button size="small" type="text" aria-label={named(t('down'))} disabled={isLast} onClick={() => onMove(1)}>
        {t('down')}
      </Button>
      <Popconfirm
        title={t('removeStageAsk', { title: stage.title })}
        description={t('removeAsk')}
        okText={t('remove')}
        cancelText={t('leaveAsIs')}
        onConfirm={onRemove}
      >
        <Button size="small" type="text" aria-label={named(t('remove'))}>
          {t('remove')}
        </Button>
      </Popconfirm>
    </div>
  );
};
