import type { FormData, FormDefinition } from '@bihuan/forms';
import { compile, lint } from '@bihuan/workflows';
import type { Machine, Simulation, WorkingCalendar } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { calendarOf, organisationOn } from '../../people/index.js';
import type { Organisation } from '../../people/index.js';
import type { DesignDocument } from '../document/design-document.js';

/** All that a run on paper needs, read once: whatever is played with it touches nothing else. */
export interface Paper {
  readonly machine: Machine;
  readonly forms: Readonly<Record<string, FormDefinition>>;
  readonly organisation: Organisation;
  readonly calendar: WorkingCalendar;
  readonly day: string;
  /** Data of forms, by the form's key. */
  readonly answers: Readonly<Record<string, FormData>>;
  /** What was played already, by how the people stand to one another. */
  readonly runs: Map<string, Simulation>;
}

export type OnPaper = Pick<Paper, 'day' | 'answers'>;

export async function paperOf(tx: Tx, document: DesignDocument, { day, answers }: OnPaper): Promise<Paper> {
  return {
    machine: machineOf(document), forms: Object.fromEntries(document.forms.map((form) => [form.key, form])), day, answers,
    organisation: await organisationOn(tx, day), calendar: await calendarOf(tx), runs: new Map(),
  };
}

/** What lint refuses cannot be played. */
function machineOf({ lifecycle }: DesignDocument): Machine {
  const problems = lint(lifecycle);
  const [first] = problems;
  if (first) throw new DomainError('design.cannot-run', { count: problems.length, text: first.message });
  return compile(lifecycle);
}
