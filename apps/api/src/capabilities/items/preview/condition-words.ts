import { conditionWords as inForms } from '@bihuan/forms';
import type { Condition, FormDefinition } from '@bihuan/forms';

/** A condition as whoever fills in the form knows its fields and options. */
export const conditionWords = (when: Condition, forms: Readonly<Record<string, FormDefinition>>): string => inForms(when, Object.values(forms));
