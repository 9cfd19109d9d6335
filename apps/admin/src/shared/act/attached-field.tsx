import { useMemo } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import type { AllowedAction } from '../../api/types.js';
import { FormView } from '../../form-kit/index.js';
import { words } from '../texts/words.js';

const t = words('act-attached', {
  least: '至少{{least}}份，同这次办理一起存入记录。',
  kept: '同这次办理一起存入记录。',
  lack: '这一步要附“{{label}}”，至少{{least}}份，现在有{{count}}份。请上传后再提交。',
});

interface AttachedFieldProps {
  readonly wanted: NonNullable<AllowedAction['files']>;
  readonly value: readonly string[];
  /** Somebody tried to send it: what is missing is said at its place. */
  readonly tried: boolean;
  readonly onChange: (value: readonly string[]) => void;
}

/** What is attached to a decision, chosen and sent the same way as in a form. */
export const AttachedField = ({ wanted: { label, least }, value, tried, onChange }: AttachedFieldProps) => {
  const definition = useMemo(
    (): FormDefinition => ({
      format: 1,
      key: 'attached',
      title: label,
      minutes: 1,
      order: ['files'],
      fields: { files: { id: 'files', key: 'files', kind: 'files', label, required: true, hint: least > 1 ? t('least', { least }) : t('kept') } },
    }),
    [label, least],
  );
  const isMissing = tried && value.length < least;
  const data = useMemo(() => ({ files: value }), [value]);
  return (
    <FormView
      definition={definition}
      data={data}
      today=""
      unitId={null}
      names={null}
      issues={isMissing ? [{ pointer: '/files', code: 'files-missing', severity: 'error', message: t('lack', { label, least, count: value.length }) }] : []}
      onChange={({ files }) => onChange(Array.isArray(files) ? files.filter((id) => typeof id === 'string') : [])}
    />
  );
};
