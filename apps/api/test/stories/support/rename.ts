/** The change by which a state of the process is called otherwise; with `was` only if it is called so until then. */
export const rename = (label: string, was?: string): Record<string, unknown> => ({
  type: 'set',
  target: { type: 'state', state: 'drafting' },
  path: ['label'],
  value: label,
  ...(was === undefined ? {} : { was: { value: was } }),
});
