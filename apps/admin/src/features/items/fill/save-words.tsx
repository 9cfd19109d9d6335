import { assertNever } from '../../../shared/assert-never.js';
import { isProblem } from '../../../api/client.js';
import type { FreshDraft } from '../../../api/types.js';
import { t } from '../texts.js';
import { t as d } from './texts.js';
import type { SaveState } from './draft-keeper.js';

const wordsOf = (state: SaveState): string => {
  switch (state.type) {
    case 'saved':
      return state.at === null ? '' : t('saved', { at: state.at });
    case 'dirty':
      return t('dirty');
    case 'saving':
      return t('saving');
    case 'offline':
      return t('offline');
    case 'failed':
    case 'late':
      return isProblem(state.error) ? state.error.problem.detail : t('failed');
    default:
      return assertNever(state);
  }
};

const MOST_PLACES = 3;
const whereOf = (where: readonly string[]): string => {
  const first = where.slice(0, MOST_PLACES).join('、');
  return where.length > MOST_PLACES ? d('newsMore', { where: first, count: where.length }) : first;
};

const didOf = ({ where, gone }: FreshDraft['news'][number]): string =>
  [...(where.length > 0 ? [d('newsChanged', { where: whereOf(where) })] : []), ...(gone > 0 ? [d('newsGone', { count: gone })] : [])].join('，');

/** «已自动保存 10:21», and what others changed meanwhile: «吴某 刚刚改了第3行». */
export const SaveWords = ({ state, news, onRetry }: { state: SaveState; news: FreshDraft['news']; onRetry: () => void }) => (
  <div className="save-lines" role="status" aria-live="polite">
    <p className={state.type === 'offline' || state.type === 'failed' || state.type === 'late' ? 'save-words save-words-bad' : 'save-words'}>
      {wordsOf(state)}
      {state.type === 'failed' ? (
        <button type="button" className="link-button" onClick={onRetry}>
          {t('retry')}
        </button>
      ) : null}
    </p>
    {news.map((one) => (
      <p key={one.by} className="save-news">
        {d('news', { by: one.by, did: didOf(one) })}
      </p>
    ))}
  </div>
);
