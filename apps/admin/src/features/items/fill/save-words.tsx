import { assertNever } from '../../../shared/assert-never.js';
import { isProblem } from '../../../api/client.js';
import { t } from '../texts.js';
import type { DraftState } from './use-draft.js';

const wordsOf = (state: DraftState): string => {
  switch (state.type) {
    case 'saved': return state.at === null ? '' : t('saved', { at: state.at });
    case 'dirty': return t('dirty');
    case 'saving': return t('saving');
    case 'offline': return t('offline');
    case 'failed': return isProblem(state.error) ? state.error.problem.detail : t('failed');
    case 'conflict': return '';
    default: return assertNever(state);
  }
};

/** «已自动保存 10:21» */
export const SaveWords = ({ state, onRetry }: { state: DraftState; onRetry: () => void }) => (
  <p className={state.type === 'offline' || state.type === 'failed' ? 'save-words save-words-bad' : 'save-words'} role="status" aria-live="polite">
    {wordsOf(state)}
    {state.type === 'failed' ? <button type="button" className="link-button" onClick={onRetry}>{t('retry')}</button> : null}
  </p>
);
