import type { Answer, Step, StepFiles } from '../definition.js';
import { MOST_FILES } from '../rules/given-with.js';
import { below, problem, type Problem } from './problem.js';
import { stepsOf } from './walk.js';

/** What is to be attached has a name, belongs to an answer the step has, and nothing answers without it. */
export function lintFiles(state: Parameters<typeof stepsOf>[0]): readonly Problem[] {
  return stepsOf(state).flatMap(({ value, pointer }) =>
    value.files ? [...wanted(value.files, value, below(pointer, 'files')), ...byItself(value.files, value, pointer)] : [],
  );
}

const WORDS: Readonly<Record<Answer, string>> = { agree: '同意', reject: '不同意', return: '退回' };

function wanted({ label, with: answers, least = 1 }: StepFiles, step: Step, pointer: string): readonly Problem[] {
  const at = (n: number): string => below(pointer, 'with', n);
  return [
    ...(label.trim() === '' ? [problem(below(pointer, 'label'), 'files.unnamed', '请写明要附什么材料')] : []),
    ...(answers.length === 0 ? [problem(below(pointer, 'with'), 'files.never', '请选定哪种答复要附材料')] : []),
    ...answers.flatMap((answer, n) => [
      ...(answers.indexOf(answer) < n ? [problem(at(n), 'files.twice', `“${WORDS[answer]}”重复`)] : []),
      ...(step[answer] ? [] : [problem(at(n), 'files.no-such-answer', `这一步没有“${WORDS[answer]}”，不必为它附材料`)]),
    ]),
    ...(least > MOST_FILES ? [problem(below(pointer, 'least'), 'files.too-many', `一次最多附${MOST_FILES}份`)] : []),
  ];
}

/** Nobody attaches anything to what counts by itself. */
function byItself({ with: answers }: StepFiles, { again, due }: Step, pointer: string): readonly Problem[] {
  const { then } = due ?? {};
  return [
    ...(again === 'auto-agree' && answers.includes('agree') ? [problem(below(pointer, 'again'), 'again.must-attach', '同意时要附材料的步骤不能自动同意')] : []),
    ...((then === 'agree' || then === 'return') && answers.includes(then)
      ? [problem(below(pointer, 'due', 'then'), 'due.answers-without-files', `${WORDS[then]}时要附材料的步骤不能到期自动${WORDS[then]}`)]
      : []),
  ];
}
