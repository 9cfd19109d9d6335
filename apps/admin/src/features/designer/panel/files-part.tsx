import type { Answer, Step, StepFiles } from '@bihuan/workflows';
import { MOST_FILES } from '@bihuan/workflows';
import { AmountField } from '../form-builder/panel/lines.js';
import { t } from '../texts.js';
import { CheckField, TextField } from './fields.js';
import { useSet } from './use-set.js';

const ANSWERS: readonly Answer[] = ['agree', 'reject', 'return'];

/** Whether something is to be attached by whoever decides here: what, with which answers, and how many at least. */
export const FilesPart = ({ step }: { step: Step }) => {
  const set = useSet({ type: 'node', node: step.id });
  const { files } = step;
  const put = (next: StepFiles) => set({ path: ['files'], value: next });
  const handleWanted = (on: boolean) => (on ? put({ label: '', with: ['agree'] }) : set({ path: ['files'] }));
  if (!files) return <CheckField label={t('files')} hint={t('filesHint')} checked={false} onChange={handleWanted} />;
  // What the step cannot answer is offered only to be taken away.
  const answers = ANSWERS.filter((answer) => step[answer] !== undefined || files.with.includes(answer));
  const { least: _, ...plain } = files;
  return (
    <>
      <CheckField label={t('files')} hint={t('filesHint')} checked onChange={handleWanted} />
      <TextField label={t('filesLabel')} value={files.label} hint={t('filesLabelHint')} onChange={(label) => put({ ...files, label })} />
      <fieldset className="field">
        <legend className="field-label">{t('filesWith')}</legend>
        {answers.map((answer) => (
          <CheckField
            key={answer}
            label={step[answer]?.label ?? t(answerWords[answer])}
            checked={files.with.includes(answer)}
            onChange={(on) => put({ ...files, with: ANSWERS.filter((one) => (one === answer ? on : files.with.includes(one))) })}
          />
        ))}
      </fieldset>
      <AmountField
        label={t('filesLeast')}
        least={1}
        most={MOST_FILES}
        value={files.least ?? 1}
        onChange={(least) => put(least === undefined || least === 1 ? plain : { ...plain, least })}
      />
    </>
  );
};

const answerWords = { agree: 'filesAgree', reject: 'filesReject', return: 'filesReturn' } as const;
