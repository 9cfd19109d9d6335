import type { FormData as Filled, FormDefinition, Issue } from '@bihuan/forms';
export const firstDataOf = (_: FormDefinition, _today: string): Filled => ({});
export const checkForm = (_: FormDefinition, _data: Filled, _today: string): readonly Issue[] => [];
