import { useEffect, useMemo, useState } from 'react';
import { editsBetween } from '@bihuan/forms';
import type { Edit, FormData, FormDefinition } from '@bihuan/forms';
import type { ItemView } from '../../../api/types.js';
import { FormView, checkForm } from '../../../form-kit/index.js';
import { t } from './texts.js';

export type PaperWrites = NonNullable<ItemView['paper'][number]['writes']>;

/** What stood on the paper beside the decision, and how many places are still to be filled in. */
export interface PaperFilled {
  readonly edits: readonly Edit[];
  readonly errors: number;
}

interface PaperFieldsProps {
  readonly item: ItemView;
  readonly writes: PaperWrites;
  readonly today: string;
  readonly showErrors: boolean;
  readonly onChange: (filled: PaperFilled) => void;
}

/** The places the signer's step writes, to be entered as they stand on his paper. */
export const PaperFields = ({ item, writes, today, showErrors, onChange }: PaperFieldsProps) => {
  const { rights, revisions } = writes;
  const definition = writes.definition as FormDefinition; // published definitions come checked from the server
  const [data, setData] = useState<FormData>(writes.data);
  const issues = useMemo(() => checkForm(definition, data, today, rights), [definition, data, today, rights]);
  useEffect(() => {
    onChange({
      edits: editsBetween({ definition, rights, revisions }, { before: writes.data, after: data }),
      errors: issues.filter(({ severity }) => severity === 'error').length,
    });
  }, [data, definition, issues, onChange, revisions, rights, writes.data]);
  return (
    <div className="field">
      <p className="field-name">{t('writes')}</p>
      <FormView
        definition={definition}
        data={data}
        today={today}
        unitId={item.unit.id}
        names={item.names}
        issues={showErrors ? issues : []}
        rights={rights}
        onChange={setData}
      />
    </div>
  );
};
