import type { RegisterRow } from '../../api/types.js';
import { DueText, LightMark, StateTag } from '../../shared/ui/index.js';

/** Marks are drawn, everything else is text as the server gives it. */
export const RegisterCell = ({ row, column }: { row: RegisterRow; column: string }) => {
  if (column === 'state') return <StateTag state={row.state} />;
  if (column === 'light') return <LightMark light={row.due.light} />;
  if (column === 'due') return <DueText due={row.due} />;
  return row.cells[column] ?? '';
};
