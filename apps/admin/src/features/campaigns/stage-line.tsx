import type { ActAnswer, PlanStageView } from '../../api/types.js';
import { ActionButtons } from '../../shared/act/index.js';
import { StateTag } from '../../shared/ui/index.js';
import { t } from './texts.js';

/** A stage's word without a deadline light: stages carry none of their own. */
export const LightlessState = ({ stage }: { stage: PlanStageView }) => (stage.state.label === '' ? null : <StateTag state={stage.state} />);

interface StageLineProps {
  readonly stage: PlanStageView;
  readonly forms: Parameters<typeof ActionButtons>[0]['target']['forms'];
  readonly onDone: (answer: ActAnswer) => void;
}

/** One stage of the plan in the left column: the plan's words, its days, its state, what may be done with it. The one solid button is the plan's own. */
export const StageLine = ({ stage, forms, onDone }: StageLineProps) => (
  <li className="plan-stage">
    <div className="plan-stage-head">
      <strong>{stage.label}{stage.title}</strong>
      <LightlessState stage={stage} />
    </div>
    <p className="grey small">{[stage.startsOn ? t('from', { day: stage.startsOn.text }) : null, stage.dueText, stage.dueOn?.text ?? null].filter(Boolean).join(' · ')}</p>
    {stage.gate ? <p className="grey small">{t('gate')}</p> : null}
    <details>
      <summary>{stage.focus}</summary>
      {stage.paths.map((path) => <p key={path.no}>{path.no}{path.text}</p>)}
    </details>
    <ActionButtons actions={stage.allowedActions.map((action) => ({ ...action, primary: false }))} size="small" target={{ id: stage.itemId, version: stage.version, title: stage.title, unit: { id: '', name: '' }, forms }} onDone={onDone} />
  </li>
);
