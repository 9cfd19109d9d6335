import type { FormData, FormDefinition, Issue } from '@bihuan/forms';
import { FormView } from '../../form-kit/index.js';

/** The form something is born with. */
export const FirstForm = ({
  definition,
  data,
  today,
  unitId,
  issues,
  onChange,
}: {
  definition: FormDefinition;
  data: FormData;
  today: string;
  unitId: string | null;
  issues: readonly Issue[];
  onChange: (data: FormData) => void;
}) => <FormView definition={definition} data={data} today={today} unitId={unitId} names={null} issues={issues} onChange={onChange} />;
