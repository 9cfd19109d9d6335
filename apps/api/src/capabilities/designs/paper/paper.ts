import { withWorkYears, workedOut } from '@bihuan/forms';
import type { FormData, FormDefinition, WorkYears } from '@bihuan/forms';
import { compile, lint } from '@bihuan/workflows';
import type { Machine, Simulation, WorkingCalendar } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { calendarOf, organisationOn, workYearsOf } from '../../people/index.js';
import type { Organisation } from '../../people/index.js';
import type { DesignDocument } from '../document/design-document.js';

/** All that a run on paper needs, read once: whatever is played with it touches nothing else. */
export interface Paper {
  readonly machine: Machine;
  readonly forms: Readonly<Record<string, FormDefinition>>;
  readonly organisation: Organisation;
  readonly calendar: WorkingCalendar;
  readonly day: string;
  /** Data of forms, by the form's key, with everything the forms work out. */
  readonly answers: Readonly<Record<string, FormData>>;
  /** What was played already, by how the people stand to one another. */
  readonly runs: Map<string, Simulation>;
}

export type OnPaper = Pick<Paper, 'day' | 'answers'>;

export async function paperOf(tx: Tx, document: DesignDocument, on: OnPaper): Promise<Paper> {
  return (await papersOf(tx, document))(on);
}

/** For many runs of one design: what they share is read once, the organisation once a day. */
export async function papersOf(tx: Tx, document: DesignDocument): Promise<(on: OnPaper) => Promise<Paper>> {
  const [machine, calendar, years] = [machineOf(document), await calendarOf(tx), await workYearsOf(tx)];
  const days = new Map<string, Organisation>();
  return async ({ day, answers }) => {
    const organisation = days.get(day) ?? (await organisationOn(tx, day));
    days.set(day, organisation);
    return { ...answered(document, { answers, years }), machine, calendar, organisation, day, runs: new Map() };
  };
}

function answered(document: DesignDocument, { answers, years }: Pick<OnPaper, 'answers'> & { readonly years: WorkYears }): Pick<Paper, 'forms' | 'answers'> {
  const forms = new Map(document.forms.map((form) => [form.key, withWorkYears(form, years)]));
  const whole = (key: string, data: FormData): FormData => {
    const form = forms.get(key);
    return form ? workedOut(form, data) : data;
  };
  return { forms: Object.fromEntries(forms), answers: Object.fromEntries(Object.entries(answers).map(([key, data]) => [key, whole(key, data)])) };
}

/** What lint refuses cannot be played. */
function machineOf({ lifecycle }: DesignDocument): Machine {
  const problems = lint(lifecycle);
  const [first] = problems;
  if (first) throw new DomainError('design.cannot-run', { count: problems.length, text: first.message });
  return compile(lifecycle);
}
