import { useUploading } from '../uploading.js';
import { words } from '../texts/words.js';

const t = words('uploading', { wait: '附件还在上传，传完再报送' });

/** Beside a button that has to wait for a file. */
export const UploadingNote = () =>
  useUploading() ? (
    <span className="uploading-note" role="status">
      {t('wait')}
    </span>
  ) : null;
