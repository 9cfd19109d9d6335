import type { HowView, PlanTaskView } from '../../api/types.js';
import { t } from './texts.js';

const Missing = ({ column }: { column: 'lead' | 'due' | 'how' }) => <span className="plan-missing">{t('missing', { column: t(column) })}</span>;

/** Who owns the task; where the plan was printed, its words stay beside it if they differ. */
export const LeadCell = ({ task, isPrinted = true }: { task: PlanTaskView; isPrinted?: boolean }) => (
  <>
    {task.lead ? <span>{task.lead.label}</span> : <Missing column="lead" />}
    <span className="plan-note">{[task.leadSource, isPrinted ? leadWords(task) : null].filter(Boolean).join(' · ')}</span>
  </>
);

const leadWords = (task: PlanTaskView): string | null => {
  if (task.leadText === null) return t('blank');
  return task.leadText === task.lead?.label ? null : t('original', { words: task.leadText });
};

/** The day and the author's words, side by side. */
export const DueCell = ({ task }: { task: PlanTaskView }) => (
  <>
    {task.dueOn ? <span className="name">{task.dueOn.text}</span> : task.noDue ? <span>{t('noDue')}</span> : <Missing column="due" />}
    {task.dueText === '' ? null : <span className="plan-note">{t('original', { words: task.dueText })}</span>}
    {task.dueReading ? <span className="plan-note">{task.dueReading}</span> : null}
    {task.dueNote ? <span className="plan-note">{task.dueNote}</span> : null}
  </>
);

/** How the task is done, as one sentence. */
export const HowCell = ({ task }: { task: PlanTaskView }) =>
  task.how ? (
    <>
      <span>{task.how.label}</span>
      <span className="plan-note">{restOf(task.how)}</span>
    </>
  ) : (
    <Missing column="how" />
  );

/** The sentence without the word that already stands above it. */
const restOf = ({ label, sentence }: HowView): string => (sentence.startsWith(label) ? sentence.slice(label.length).replace(/^：/u, '') : sentence);
