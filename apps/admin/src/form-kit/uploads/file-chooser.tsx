import { useRef } from 'react';
import { usePhone } from '../../shared/ui/use-phone.js';
import { t } from '../texts.js';

/** What is kept; named by type as well, so that a telephone hands its pictures over as JPEG. */
const KINDS = 'image/jpeg,image/png,.jpg,.jpeg,.png,.pdf,.docx,.xlsx,.txt';

interface FileChooserProps {
  readonly label: string;
  readonly isFull: boolean;
  readonly describedBy: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files from this computer; on a phone the camera too, each by its own button. */
export const FileChooser = ({ label, isFull, describedBy, onFiles }: FileChooserProps) => {
  const phone = usePhone();
  const input = useRef<HTMLInputElement>(null);
  const open = (isCamera: boolean) => {
    const { current } = input;
    if (!current) return;
    current.accept = isCamera ? 'image/*' : KINDS;
    current.toggleAttribute('capture', isCamera);
    if (isCamera) current.setAttribute('capture', 'environment');
    current.click();
  };
  const handleChange = () => {
    const { current } = input;
    if (!current) return;
    const files = [...(current.files ?? [])];
    // The same file chosen again is a change again.
    current.value = '';
    onFiles(files);
  };
  return (
    <>
      {phone ? (
        <button type="button" className="file-button" disabled={isFull} aria-label={t('actFor', { act: t('camera'), label })} onClick={() => open(true)}>
          {t('camera')}
        </button>
      ) : null}
      <button
        type="button"
        className="file-button"
        disabled={isFull}
        aria-label={t('actFor', { act: t(phone ? 'uploadPhone' : 'upload'), label })}
        aria-describedby={describedBy}
        onClick={() => open(false)}
      >
        {t(phone ? 'uploadPhone' : 'upload')}
      </button>
      <input ref={input} type="file" hidden multiple accept={KINDS} disabled={isFull} onChange={handleChange} />
    </>
  );
};
