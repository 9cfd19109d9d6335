import type { StepId } from '../definition.js';
import type { Context } from '../vocabulary.js';
import type { Carried } from './call.js';

/** What an item remembers of its way from one submission to the next: where a correction goes, how often, and who disagreed meanwhile. */

/** The way is over, or began anew: nothing of it matters any more. */
export function forgetCourse(context: Context): Context {
  const { resumeAfter, wentStraight: _went, returns, changedOnly, rejectedBranches, reopenable, ...rest } = context;
  const nothing = reopenable === undefined && resumeAfter === undefined && returns === undefined && changedOnly === undefined && rejectedBranches === undefined;
  return ofNoCourse(nothing ? context : rest);
}

/** What sub-items answered stays to be seen; it stands for nothing that is handed in later. */
function ofNoCourse(context: Context): Context {
  if (!Object.values(context.places).some(({ inCourse }) => inCourse)) return context;
  const places = Object.entries(context.places).map(([id, { inCourse: _over, ...place }]) => [id, place] as const);
  return { ...context, places: Object.fromEntries(places) };
}

/** A chain is entered. Only a submission, or a chain that led here, goes on with a walk among those who see something new. */
export function enterChain({ item, call, taken }: Carried): Context {
  const { resumeAfter: _steps, wentStraight: _went, rejectedBranches: _branches, reopenable: _closed, changedOnly, ...rest } = item;
  const goesOn = changedOnly === true && (call.event.type !== 'ACT' || taken?.submits === true);
  return { ...rest, resume: null, ...(goesOn ? { changedOnly } : {}) };
}

/** Back to the submitter; `resume` is the step his correction goes straight back to. */
export function returnHome(context: Context, { resume, changedOnly }: { resume: StepId | null; changedOnly: boolean }): Context {
  const { changedOnly: _before, resumeAfter: _owed, ...rest } = context;
  return { ...rest, resume, ...(changedOnly ? { changedOnly } : {}) };
}

/** Where a return to an earlier step leads and comes from. */
export interface WayBack {
  readonly to: StepId;
  readonly from: StepId;
  /** The returner is asked again as soon as that step has agreed. */
  readonly straight: boolean;
  /** After it only those are asked who see something that changed. */
  readonly changedOnly: boolean;
  /** Steps whose own corrections are still owed, because nobody walks again: this one included. */
  readonly owing: readonly StepId[];
}

/** Back to an earlier step. `before`: what was owed when it was sent back; `spares`: the walk after it asks only those who see something new. */
export function returnTo(
  context: Context,
  { to, from, straight, owing }: WayBack,
  { before, spares }: { readonly before: Context['resumeAfter']; readonly spares: boolean },
): Context {
  const whole = spares ? { ...context, changedOnly: true as const } : askEverybody(context);
  const kept = Object.entries(before ?? {}).filter(([step]) => owing.includes(step));
  if (!straight && kept.length === 0) return whole;
  return { ...whole, resumeAfter: { ...whole.resumeAfter, ...Object.fromEntries(kept), ...(straight ? { [to]: from } : {}) } };
}

/** What begins anew inside a chain is walked by everybody. */
export function askEverybody(context: Context): Context {
  const { changedOnly, ...rest } = context;
  return changedOnly ? rest : context;
}

export function countReturn(context: Context): Context {
  return { ...context, returns: (context.returns ?? 0) + 1 };
}

/** The correction asked of this step is made, or refused; whoever takes that back owes it again. */
export function leaveStep(context: Context, step: StepId): Context {
  const returner = resumesAt(context, step);
  if (returner === null) return context;
  const left = withoutOwed(context, [step]);
  return left.reopenable?.includes(step) ? { ...left, wentStraight: { ...left.wentStraight, [step]: returner } } : left;
}

/** A closed step is open again, and what it owed is owed. */
export function owesAgain(context: Context, step: StepId): Context {
  const { wentStraight, ...rest } = context;
  if (!wentStraight || !Object.hasOwn(wentStraight, step)) return context;
  const { [step]: returner = step, ...others } = wentStraight;
  const went = Object.keys(others).length > 0 ? { wentStraight: others } : {};
  return { ...rest, ...went, resumeAfter: { ...rest.resumeAfter, [step]: returner } };
}

/** Nobody waits for a correction by these steps any more. */
export function withoutOwed(context: Context, steps: readonly StepId[]): Context {
  const { resumeAfter, ...rest } = context;
  if (!resumeAfter || !steps.some((step) => Object.hasOwn(resumeAfter, step))) return context;
  const others = Object.entries(resumeAfter).filter(([step]) => !steps.includes(step));
  return others.length > 0 ? { ...rest, resumeAfter: Object.fromEntries(others) } : rest;
}

export function resumesAt(context: Context, step: StepId): StepId | null {
  const { resumeAfter } = context;
  return resumeAfter && Object.hasOwn(resumeAfter, step) ? (resumeAfter[step] ?? null) : null;
}

/** A branch ended by disagreement while its siblings finish. */
export function noteRejected(context: Context, branch: string): Context {
  return { ...context, rejectedBranches: [...(context.rejectedBranches ?? []), branch] };
}

/** Which branches of a fork were not taken when it was entered last: what they hold from before is of an earlier walk. */
export function withUntaken(context: Context, { known, left }: { known: ReadonlySet<string>; left: readonly string[] }): Context {
  const { untaken, ...rest } = context;
  const others = [...(untaken ?? []).filter((branch) => !known.has(branch)), ...left];
  return others.length > 0 ? { ...rest, untaken: others } : untaken ? rest : context;
}

export function hasRejected(context: Context, fork: string): boolean {
  return context.rejectedBranches?.some((branch) => branch.startsWith(`${fork}/`)) ?? false;
}

export function leaveFork(context: Context, fork: string): Context {
  const { rejectedBranches, ...rest } = context;
  const others = rejectedBranches?.filter((branch) => !branch.startsWith(`${fork}/`)) ?? [];
  if (others.length === (rejectedBranches?.length ?? 0)) return context;
  return others.length > 0 ? { ...rest, rejectedBranches: others } : rest;
}
