import { useState } from 'react';
import { isProblem } from '../../../api/client.js';
import { uploadFile } from '../../../form-kit/read.js';
import { uploadBegins } from '../../../shared/uploading.js';
import { t } from './texts.js';

const LARGEST = 20 * 1024 * 1024;

/** One file, sent at once; its id is what the decision carries. */
export const ScanField = ({ isMissed, onChange }: { isMissed: boolean; onChange: (id: string | null) => void }) => {
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const handleFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST) {
      setSaid(t('tooBig'));
      return;
    }
    setIsBusy(true);
    const ended = uploadBegins();
    try {
      const kept = await uploadFile(file, {
        signal: new AbortController().signal,
        onProgress: (percent) => setSaid(t('sending', { percent })),
        onCut: () => setSaid(t('cut')),
      });
      onChange(kept.id);
      setSaid(t('sent', { name: kept.name }));
    } catch (error) {
      setSaid(isProblem(error) ? error.problem.detail : '');
      onChange(null);
    } finally {
      ended();
      setIsBusy(false);
    }
  };
  return (
    <div className="field">
      <p className="field-name" id="scan-name">
        {t('scan')}
      </p>
      <label className="scan-button">
        {t('choose')}
        <input
          type="file"
          accept="image/jpeg,image/png,.jpg,.jpeg,.png,.pdf,.docx,.xlsx,.txt"
          aria-labelledby="scan-name"
          aria-required="true"
          aria-invalid={isMissed}
          aria-describedby="scan-said"
          disabled={isBusy}
          onChange={(event) => void handleFile(event.target.files?.[0])}
        />
      </label>
      {isMissed ? (
        <p className="field-error" role="alert" id="scan-said">
          {t('scanMissing')}
        </p>
      ) : (
        <p className="field-hint" role="status" id="scan-said">
          {said}
        </p>
      )}
    </div>
  );
};
