import { Suspense } from 'react';
import { lazyPart } from '../../../shared/ui/lazy-part.js';
import type { SaySheetProps } from './say-sheet.js';

const SaySheet = lazyPart(() => import('./say-sheet.js').then((module) => ({ default: module.SaySheet })));

/** Fetched when it is asked for: few pages come to it. */
export const SaySheetLater = (props: SaySheetProps) => (
  <Suspense fallback={null}>
    <SaySheet {...props} />
  </Suspense>
);
