import { setImmediate as turn } from 'node:timers/promises';
import type { FormDefinition } from '@bihuan/forms';
import { fileOfForms, readBundle } from '@bihuan/library';
import type { BundleProblem, KnownNames } from '@bihuan/library';

/** A file of forms that can be published as it is. */
export interface FileOfForms {
  readonly forms: readonly FormDefinition[];
  readonly content: string;
}

export interface InFiles {
  readonly files: readonly FileOfForms[];
  /** What goes into no file with others, though it is sound alone. */
  readonly left: readonly FormDefinition[];
}

/** Forms in as few files as it goes by halving: one, unless a file would hold more than is read again. Others have their turn between two readings. */
export async function formsInFiles(forms: readonly FormDefinition[], known: KnownNames): Promise<InFiles> {
  if (forms.length === 0) return { files: [], left: [] };
  const content = fileOfForms(forms);
  await turn();
  const read = readBundle(content, known);
  if (read.ok) return { files: [{ forms, content }], left: [] };
  const wrong = new Set(read.problems.flatMap(formAt));
  if (wrong.size === 0 && forms.length > 1) {
    const half = Math.ceil(forms.length / 2);
    const [first, second] = [await formsInFiles(forms.slice(0, half), known), await formsInFiles(forms.slice(half), known)];
    return { files: [...first.files, ...second.files], left: [...first.left, ...second.left] };
  }
  if (wrong.size === 0) return { files: [], left: forms };
  const rest = await formsInFiles(
    forms.filter((_, n) => !wrong.has(n)),
    known,
  );
  return { files: rest.files, left: [...forms.filter((_, n) => wrong.has(n)), ...rest.left] };
}

/** Of which form a problem is; none where the file is too large, wherever its reading ended. */
const formAt = ({ pointer, code }: BundleProblem): readonly number[] => {
  const at = /^\/forms\/(\d+)/u.exec(pointer)?.[1];
  return at === undefined || code === 'bundle.too-large' || code === 'bundle.too-many' ? [] : [Number(at)];
};
