import { Suspense, useId } from 'react';
import { lazyPart } from '../ui/lazy-part.js';
import { Loading } from '../ui/loading.js';
import { words } from '../texts/words.js';

const SignatureWidget = lazyPart(() => import('../../form-kit/widgets/signature.js').then((module) => ({ default: module.SignatureWidget })));

const t = words('act-signature', { label: '手写签名' });

interface SignatureFieldProps {
  readonly value: unknown;
  readonly isMissing: boolean;
  readonly describedBy: string;
  readonly onChange: (value: unknown) => void;
}

/** Signed by hand with the decision, the same way as in a form. */
export const SignatureField = ({ value, isMissing, describedBy, onChange }: SignatureFieldProps) => {
  const id = useId();
  return (
    <div className="field">
      <p id={`${id}-label`} className="field-name">
        {t('label')}
      </p>
      <Suspense fallback={<Loading />}>
        <SignatureWidget id={id} label={t('label')} value={value} isInvalid={isMissing} describedBy={describedBy} onChange={onChange} />
      </Suspense>
    </div>
  );
};
