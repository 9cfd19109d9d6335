/** Each way to begin one like it with forms of its own. */
export const copiesOf = (key: string, design: string): readonly Record<string, unknown>[] => [
  { type: 'published', key, copy: true, ownForms: true },
  { type: 'template', key, ownForms: true },
  { type: 'design', id: design, ownForms: true },
];

interface Document {
  readonly lifecycle: { readonly start?: { readonly form?: string } };
  readonly forms: readonly { readonly key: string }[];
}

/** Whether its forms are those of the other one, and what begins it is among them. */
export function formsBeside({ forms, lifecycle }: Document, other: Document): { readonly isShared: boolean; readonly startsWithOwn: boolean } {
  const keys = forms.map(({ key }) => key);
  return { isShared: other.forms.some(({ key }) => keys.includes(key)), startsWithOwn: keys.includes(lifecycle.start?.form ?? '') };
}

export const ofItsOwn = { isShared: false, startsWithOwn: true, problems: [] };
