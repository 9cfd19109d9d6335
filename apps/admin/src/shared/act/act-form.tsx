import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { writablePart } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { meQuery } from '../../api/queries.js';
import type { IssueView, ItemView } from '../../api/types.js';
import { FormView, checkForm, firstDataOf, UnreadProvider, useUnreadTexts } from '../../form-kit/index.js';
import type { MaybeRights } from '../../form-kit/index.js';

export interface ActFormState {
  readonly data: Filled | null;
  /** With what is only read here. */
  readonly whole: Filled | null;
  /** Somebody typed in it. */
  readonly isTouched: boolean;
  readonly errors: number;
}

interface ActFormProps {
  readonly definition: unknown;
  /** What of it may be written here; what may not is read in its place, and never sent. */
  readonly rights: MaybeRights;
  readonly unitId: string;
  readonly names: ItemView['names'] | null;
  /** What it opens with, because it is known already. */
  readonly known?: Filled | undefined;
  readonly showErrors: boolean;
  readonly serverIssues: readonly IssueView[];
  readonly onChange: (state: ActFormState) => void;
}

/** The form that travels with an act, inside its sheet. */
export const ActForm = ({ definition, rights, unitId, names, known, showErrors, serverIssues, onChange }: ActFormProps) => {
  const form = definition as FormDefinition; // published definitions come checked from the server
  const { data: me } = useSuspenseQuery(meQuery);
  const [data, setData] = useState<Filled>(() => ({ ...firstDataOf(form, { today: me.today.on, unit: unitId }, rights), ...known }));
  const [first] = useState(data);
  const issues = useMemo(() => checkForm(form, data, me.today.on, rights), [form, data, me.today.on, rights]);
  const unread = useUnreadTexts();
  const unreadable = unread.issuesIn(form, data).length;
  useEffect(() => {
    onChange({
      data: rights === null ? data : writablePart(form, rights, data),
      whole: data,
      isTouched: data !== first,
      errors: issues.filter((issue) => issue.severity === 'error').length + unreadable,
    });
  }, [data, first, form, issues, unreadable, rights, onChange]);
  return (
    <UnreadProvider value={unread}>
      <FormView
        definition={form}
        data={data}
        today={me.today.on}
        unitId={unitId}
        names={names}
        rights={rights}
        issues={[...(showErrors ? issues : issues.filter((issue) => issue.severity === 'advice')), ...serverIssues]}
        onChange={setData}
      />
    </UnreadProvider>
  );
};
