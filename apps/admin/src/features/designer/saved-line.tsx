import { EDIT_WORDS } from '@bihuan/workflows';
import { ProblemError } from '../../api/client.js';
import type { DesignView } from './queries.js';
import { useDesign, useEditor } from './store/editor.js';
import { t } from './texts.js';

/** Where the work is: there, on its way, or still here alone; and who else is at it. */
export const SavedLine = ({ view }: { view: DesignView }) => {
  const editor = useEditor();
  const saving = useDesign((state) => state.saving);
  const said = useDesign((state) => state.said);
  const refusal = useDesign((state) => state.refusal);
  const others = useDesign((state) => state.others);
  const words =
    view.status === 'handed-over'
      ? t('isHandedOver')
      : view.status === 'discarded'
        ? t('isDiscarded')
        : !view.mayChange
          ? t('readOnly')
          : { saved: t('autoSaved'), waiting: t('saving'), offline: t('offline'), refused: t('notSaved') }[saving.type];
  const detail = saving.type === 'refused' && saving.error instanceof ProblemError ? saving.error.problem.detail : '';
  return (
    <div className="dz-saved small">
      <span className={saving.type === 'offline' || saving.type === 'refused' ? 'field-error' : 'grey'} role="status">
        {words}
        {detail}
      </span>
      {saving.type === 'refused' ? (
        <button type="button" className="link-button" onClick={() => editor.send({ type: 'saving', saving: { type: 'waiting' } })}>
          {t('tryAgain')}
        </button>
      ) : null}
      {others.map(({ name, text }) => (
        <span key={name} className="grey">
          {text}
        </span>
      ))}
      <span key={said.n} role="status" className="dz-said">
        {said.text}
      </span>
      {refusal ? (
        <span role="alert" className="field-error">
          {t('refused', {
            text:
              refusal.code === 'edit.breaks-shape' && /\p{Script=Han}/u.test(refusal.facts['message'] ?? '')
                ? (refusal.facts['message'] ?? '')
                : EDIT_WORDS[refusal.code],
          })}
        </span>
      ) : null}
    </div>
  );
};
