import { countsWorkdays } from './conditions/counts-workdays.js';
import { versionsOfYears, type WorkYears } from './conditions/work-years.js';
import type { FormDefinition } from './definition.js';

/** Whether anything in the form is judged by the working calendar. */
export function formCountsWorkdays(definition: FormDefinition): boolean {
  const found = counting.get(definition) ?? countsWorkdays(definition);
  counting.set(definition, found);
  return found;
}

const counting = new WeakMap<FormDefinition, boolean>();

/** The form with the calendar it is judged by. The very same object for the same versions of the years, and for a form that needs none. */
export function withWorkYears(definition: FormDefinition, years: WorkYears): FormDefinition {
  if (!formCountsWorkdays(definition)) return definition;
  const key = JSON.stringify(versionsOfYears(years));
  const known = made.get(definition) ?? new Map<string, FormDefinition>();
  const form = known.get(key) ?? { ...definition, calendar: years };
  if (known.size >= CALENDARS) known.clear();
  made.set(definition, known.set(key, form));
  return form;
}

/** A calendar is written anew a few times a year; older papers are read by older ones. */
const CALENDARS = 10;
const made = new WeakMap<FormDefinition, Map<string, FormDefinition>>();
