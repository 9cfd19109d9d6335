import type { Share, Step, VoteMode } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { stepsOf } from './walk.js';

type State = Parameters<typeof stepsOf>[0];

/** How many must agree, and how a no counts, must fit together. */
export function modes(state: State): readonly Problem[] {
  return stepsOf(state).flatMap(({ value, pointer }) => [...policy(value, pointer), ...ofMode(value, below(pointer, 'mode')), ...again(value, pointer)]);
}

function policy({ mode, reject }: Step, pointer: string): readonly Problem[] {
  const isVote = typeof mode === 'object' && mode.type === 'vote';
  const at = below(pointer, 'reject', 'policy');
  if (isVote && !reject) return [problem(below(pointer, 'mode'), 'vote.cannot-reject', '票决要能投不同意，请写明不同意怎么办')];
  if (isVote && reject?.policy !== 'by-mode') return [problem(at, 'reject.vote-counts-itself', '票决按自己的票数判定，不能另写不同意的算法')];
  return !isVote && reject?.policy === 'by-mode' ? [problem(at, 'reject.only-a-vote', '只有票决才能按票数判定，请另选不同意的算法')] : [];
}

function ofMode({ mode, work }: Step, pointer: string): readonly Problem[] {
  if (typeof mode !== 'object') return [];
  if (mode.type === 'vote') return thresholds(mode, pointer);
  if (mode.type === 'lead') return work.who.length < 2 ? [problem(pointer, 'lead.no-assistants', '主办、协办要分两行写明由谁办，第一行是主办')] : [];
  return mode.by === 'line' && work.who.length < 2 ? [problem(pointer, 'per-group.one-group', '只有一组人，不必按组计算')] : [];
}

/** A share nobody can reach decides nothing; two that can be reached side by side leave it to who is quicker. */
function thresholds({ agree, reject }: VoteMode, pointer: string): readonly Problem[] {
  const never = (['agree', 'reject'] as const).flatMap((which) => {
    const share = which === 'agree' ? agree : reject;
    return 'over' in share && share.over[0] === share.over[1] ? [problem(below(pointer, which), 'vote.out-of-reach', '超过全部票数是做不到的')] : [];
  });
  return bothReachable(agree, reject)
    ? [...never, problem(pointer, 'vote.both-in-reach', '同意和不同意的票数线加起来不到全部，可能同时达到，结果就看谁先投')]
    : never;
}

/** Exactly: a of all and b of the rest fit together when their sum leaves room. Counts depend on who is found, and are not judged here. */
function bothReachable(agree: Share, reject: Share): boolean {
  if ('count' in agree || 'count' in reject) return false;
  const [a, b] = [fraction(agree), fraction(reject)];
  const sum = a.part * b.whole + b.part * a.whole;
  const whole = a.whole * b.whole;
  return a.over || b.over ? sum < whole : sum <= whole;
}

function fraction(share: Exclude<Share, { readonly count: number }>): { part: number; whole: number; over: boolean } {
  const over = 'over' in share;
  const [part, whole] = over ? share.over : share.atLeast;
  return { part, whole, over };
}

/** What counts as agreed by itself must not go round a rule that wants somebody else, or his own hand. */
function again({ again: repeated, rules, personal, signature }: Step, pointer: string): readonly Problem[] {
  if (repeated !== 'auto-agree') return [];
  const at = below(pointer, 'again');
  if (personal) return [problem(at, 'again.must-sign-himself', '必须亲签的步骤不能自动同意')];
  if (signature) return [problem(at, 'again.must-sign-by-hand', '要求手写签名的步骤不能自动同意')];
  return rules?.includes('not-the-previous-signer') ? [problem(at, 'again.not-the-same', '这一步要求与上一步不是同一人，不能因为签过就自动同意')] : [];
}
