import { t } from '../texts.js';
import './file-list.css';

interface FileLine {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** In words, as files are listed. */
export const sizeOf = (size: number): string => (size < 100_000 ? t('fileSmall') : t('fileSize', { size: (size / 1_048_576).toFixed(1) }));

/** Files to download; with `onRemove` also to take away. */
export const FileList = ({ files, onRemove }: { files: readonly FileLine[]; onRemove?: (id: string) => void }) =>
  files.length === 0 ? null : (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <span className="file-main">
            <a className="file-name" href={`/api/attachments/${file.id}`} download={file.name}>
              {file.name}
            </a>
            {file.size > 0 ? <span className="grey small file-size">{sizeOf(file.size)}</span> : null}
          </span>
          {onRemove ? (
            <button type="button" className="link-button" aria-label={t('removeFile', { name: file.name })} onClick={() => onRemove(file.id)}>
              {t('remove')}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
