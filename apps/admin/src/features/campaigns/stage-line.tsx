import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ActAnswer, PlanStageView } from '../../api/types.js';
import { ActionButtons } from '../../shared/act/index.js';
import { StateTag } from '../../shared/ui/index.js';
import { t } from './texts.js';

/** A stage's word without a deadline light: stages carry none of their own. */
export const LightlessState = ({ stage }: { stage: PlanStageView }) => (stage.state.label === '' ? null : <StateTag state={stage.state} />);

const stagePlaceId = (stageId: string): string => `plan-stage-${stageId}`;

/** Goes to a stage of the left column, where what is wrong with it can be changed. */
export const focusStage = (stageId: string): void => {
  const place = document.getElementById(stagePlaceId(stageId));
  place?.scrollIntoView?.({ block: 'center' });
  place?.focus();
};

interface StageLineProps {
  readonly stage: PlanStageView;
  /** What may be done with its place in the plan. */
  readonly tools?: ReactNode;
  readonly forms: Parameters<typeof ActionButtons>[0]['target']['forms'];
  readonly onDone: (answer: ActAnswer) => void;
}

/** One stage of the plan in the left column: the plan's words, its days, its state, what may be done with it. The one solid button is the plan's own. */
export const StageLine = ({ stage, tools, forms, onDone }: StageLineProps) => (
  <li className="plan-stage" id={stagePlaceId(stage.id)} tabIndex={-1}>
    <div className="plan-stage-head">
      <strong>
        {stage.label}
        {stage.title}
      </strong>
      <LightlessState stage={stage} />
    </div>
    <p className="grey small">
      {[stage.startsOn ? t('from', { day: stage.startsOn.text }) : null, stage.dueText, stage.dueOn?.text ?? null].filter(Boolean).join(' · ')}
    </p>
    {(stage.startsNote ?? stage.dueNote) ? <p className="plan-note">{[stage.startsNote, stage.dueNote].filter(Boolean).join('，')}</p> : null}
    {stage.gate ? <p className="grey small">{t('gate')}</p> : null}
    <details>
      <summary>{stage.focus || stage.title}</summary>
      {stage.paths.map((path) => (
        <p key={path.no + path.text}>
          {path.no}
          {path.text}
        </p>
      ))}
    </details>
    {tools}
    <ActionButtons
      actions={stage.allowedActions.map((action) => ({ ...action, primary: false }))}
      size="small"
      summaryOf={() => (stage.state.label === '' ? null : <Left stage={stage} />)}
      target={{ id: stage.itemId, version: stage.version, title: stage.title, unit: { id: '', name: '' }, forms }}
      onDone={onDone}
    />
  </li>
);

/** Before a stage is closed: what is left of it, each a way to the task. */
const Left = ({ stage }: { stage: PlanStageView }) => {
  if (stage.left.length === 0) return <p>{t('leftNone')}</p>;
  return (
    <div className="plan-left-tasks">
      <p>{t('left', { count: stage.left.length })}</p>
      <ul>
        {stage.left.map(({ taskItemId, text }) => (
          <li key={taskItemId}>
            <Link to={`/items/${taskItemId}`}>{text}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
};
