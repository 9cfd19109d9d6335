import { t } from '../texts.js';
import { TextField } from './fields.js';
import { useSet } from './use-set.js';

interface ButtonWordsProps {
  readonly node: string;
  readonly at: 'agree' | 'return' | 'reject';
  readonly words: { readonly label: string; readonly record: string };
}

const labels = { agree: t('agreeLabel'), return: t('returnButton'), reject: t('rejectButton') } as const;
const records = { agree: t('agreeRecord'), return: t('returnRecord'), reject: t('rejectRecord') } as const;

/** A button, and what the record says of it; that says what the button says, until somebody words it himself. */
export const ButtonWords = ({ node, at, words: { label, record } }: ButtonWordsProps) => {
  const set = useSet({ type: 'node', node });
  return (
    <>
      <TextField
        label={labels[at]}
        value={label}
        onChange={(value) => set({ path: [at, 'label'], value }, ...(record === label ? [{ path: [at, 'record'], value }] : []))}
      />
      <TextField label={records[at]} value={record} onChange={(value) => set({ path: [at, 'record'], value })} />
    </>
  );
};
