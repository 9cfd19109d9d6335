import { Suspense } from 'react';
import type { EventLine } from '../../api/types.js';
import { words } from '../texts/words.js';
import { lazyPart } from '../ui/lazy-part.js';

const SignatureRead = lazyPart(() => import('../../form-kit/paper/signature-read.js').then((module) => ({ default: module.SignatureRead })));

const t = words('signature', { by: '{{by}}的签名', typed: '签名（键入）：{{name}}' });

/** What somebody signed a decision with: his hand, or his name typed; a note where it is not shown here. */
export const Signature = ({ signature: { strokes, name, note }, by }: { signature: NonNullable<EventLine['signature']>; by: string }) =>
  strokes === null ? (
    <p className="signed-with">{note ?? t('typed', { name: name ?? '' })}</p>
  ) : (
    <div className="signed-with">
      <Suspense fallback={null}>
        <SignatureRead value={{ strokes }} label={t('by', { by })} />
      </Suspense>
    </div>
  );
