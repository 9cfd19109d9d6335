import { SIGNATURE_BOX, signedOf } from '@bihuan/forms';
import { t } from '../texts.js';
import '../written.css';

/** A signature as it was given: its lines, or the name that was typed. */
export const SignatureRead = ({ value, label }: { value: unknown; label: string }) => {
  const { strokes, name } = signedOf(value);
  if (strokes === undefined) return <span className="signed-name">{name ?? ''}</span>;
  return (
    <svg className="signed" viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`} role="img" aria-label={t('signedBy', { label })}>
      <path d={strokes} />
    </svg>
  );
};
