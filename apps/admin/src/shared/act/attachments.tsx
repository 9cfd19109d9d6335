import { Suspense } from 'react';
import type { AllowedAction } from '../../api/types.js';
import { lazyPart } from '../ui/lazy-part.js';
import { Loading } from '../ui/loading.js';

const AttachedField = lazyPart(() => import('./attached-field.js').then((module) => ({ default: module.AttachedField })));

type Wanted = AllowedAction['files'];

interface AttachmentsProps {
  readonly wanted: Wanted;
  readonly value: readonly string[];
  readonly tried: boolean;
  readonly onChange: (value: readonly string[]) => void;
}

/** Where files are wanted with a decision, the place for them; the form's code comes only then. */
export const Attachments = ({ wanted, ...more }: AttachmentsProps) =>
  wanted === null ? null : (
    <Suspense fallback={<Loading />}>
      <AttachedField wanted={wanted} {...more} />
    </Suspense>
  );

export const lacksFiles = (wanted: Wanted, files: readonly string[]): boolean => wanted !== null && files.length < wanted.least;
