import { assertNever } from '../../shared/assert-never.js';
import { t } from '../texts.js';
import { sizeOf } from '../widgets/file-list.js';
import type { Upload } from './uploads.js';

interface UploadLinesProps {
  readonly list: readonly Upload[];
  readonly onCancel: (key: string) => void;
  readonly onRetry: (key: string) => void;
}

/** Each file under way, how far it is, and what can be done about it. */
export const UploadLines = ({ list, onCancel, onRetry }: UploadLinesProps) =>
  list.length === 0 ? null : (
    <ul className="file-list">
      {list.map((upload) => (
        <UploadLine key={upload.key} upload={upload} onCancel={() => onCancel(upload.key)} onRetry={() => onRetry(upload.key)} />
      ))}
    </ul>
  );

const UploadLine = ({ upload: { name, size, state }, onCancel, onRetry }: { upload: Upload; onCancel: () => void; onRetry: () => void }) => {
  const isFailed = state.type === 'failed';
  return (
    <li className={`upload-line upload-${state.type}`}>
      <span className="file-main">
        <span className="file-name">{name}</span>
        <span className="grey small file-size">{sizeOf(size)}</span>
        <span className="upload-state">
          {state.type === 'sending' || state.type === 'cut' ? <progress max={100} value={state.percent} aria-label={t('progressOf', { name })} /> : null}
          <span className="small upload-words">{wordsOf(state)}</span>
        </span>
      </span>
      <span className="file-acts">
        {isFailed && state.mayRetry ? (
          <button type="button" className="link-button" aria-label={t('retryFile', { name })} onClick={onRetry}>
            {t('retry')}
          </button>
        ) : null}
        <button type="button" className="link-button" aria-label={t(isFailed ? 'removeFile' : 'cancelFile', { name })} onClick={onCancel}>
          {t(isFailed ? 'remove' : 'cancel')}
        </button>
      </span>
    </li>
  );
};

const wordsOf = (state: Upload['state']): string => {
  switch (state.type) {
    case 'waiting':
      return t('uploadWaits');
    case 'sending':
      return state.percent === 100 ? t('uploadChecks') : t('uploading', { percent: state.percent });
    case 'cut':
      return t('uploadCut', { percent: state.percent });
    case 'failed':
      return state.why;
    default:
      return assertNever(state);
  }
};
