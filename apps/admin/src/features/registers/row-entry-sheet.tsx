import { Button } from 'antd';
import { useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import type { CandidateRow } from '../../api/types.js';
import { FormView, checkForm } from '../../form-kit/index.js';
import { Sheet } from '../../shared/ui/index.js';
import { UploadingNote } from '../../shared/ui/uploading-note.js';
import { useUploading } from '../../shared/uploading.js';
import { t } from './texts.js';

interface RowEntrySheetProps {
  readonly row: CandidateRow;
  readonly form: FormDefinition;
  readonly today: string;
  readonly data: Filled;
  readonly onSave: (data: Filled) => void;
  readonly onClose: () => void;
}

/** One row filled apart from the others. */
export const RowEntrySheet = ({ row, form, today, data: first, onSave, onClose }: RowEntrySheetProps) => {
  const [data, setData] = useState(first);
  const waits = useUploading();
  const advice = checkForm(form, data, today).filter((issue) => issue.severity === 'advice');
  return (
    <Sheet
      title={row.text}
      subtitle={`${row.unit.name} ${row.list}`}
      onClose={onClose}
      foot={
        <>
          <UploadingNote />
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button type="primary" disabled={waits} onClick={() => onSave(data)}>
            {t('take')}
          </Button>
        </>
      }
    >
      <FormView definition={form} data={data} today={today} unitId={row.unit.id} names={null} issues={advice} onChange={setData} />
    </Sheet>
  );
};
