import type { FormData as Filled, FormDefinition, Issue } from '@bihuan/forms';
import type { ItemView } from '../api/types.js';

export interface FormViewProps {
  readonly definition: FormDefinition;
  readonly data: Filled;
  readonly today: string;
  readonly unitId: string | null;
  readonly names: ItemView['names'] | null;
  readonly issues: readonly Issue[];
  readonly onChange: (data: Filled) => void;
}
export const FormView = (_: FormViewProps) => null;
