import { Suspense } from 'react';
import type { ComponentType } from 'react';
import { lazyPart } from '../../shared/ui/lazy-part.js';
import { Loading } from '../../shared/ui/loading.js';
import type { EditorProps } from './editor.js';

/** What few forms have is fetched with the first that has it; the other fields stand meanwhile. */
const later = (load: () => Promise<ComponentType<EditorProps>>): ComponentType<EditorProps> => {
  const Widget = lazyPart<EditorProps>(() => load().then((Loaded) => ({ default: (props) => <Loaded {...props} /> })));
  return (props) => (
    <Suspense fallback={<Loading />}>
      <Widget {...props} />
    </Suspense>
  );
};

export const RichTextLater = later(() => import('./rich-text.js').then((module) => module.RichTextWidget));
export const SignatureLater = later(() => import('./signature.js').then((module) => module.SignatureWidget));
export const MatrixLater = later(() => import('./matrix.js').then((module) => module.MatrixWidget));
export const RosterLater = later(() => import('./roster.js').then((module) => module.RosterWidget));
