import type { AllowedAction, SheetLine } from '../../api/types.js';

/** What the reader may sign on a sheet without opening it. */
export const signatureOf = ({ allowedActions }: SheetLine): AllowedAction | undefined =>
  allowedActions.find(
    ({ type, refusedBecause, reason, signature, files }) =>
      type === 'AGREE' && refusedBecause === null && reason !== 'required' && !signature && files === null,
  );
