import type { OptionSetDefinition, SharedOption } from './option-set.js';

/** What became of options, each by its words; an option is the same one as long as its value is. */
export function differenceOfOptions(before: readonly SharedOption[], after: readonly SharedOption[]): readonly string[] {
  const [were, are] = [new Map(before.map((one) => [one.value, one])), new Map(after.map((one) => [one.value, one]))];
  const stayed = before.filter(({ value }) => are.has(value)).map(({ value }) => value);
  const order = after.filter(({ value }) => were.has(value)).map(({ value }) => value);
  return [
    ...together(
      '删去',
      before.filter(({ value }) => !are.has(value)),
    ),
    ...together(
      '停用',
      after.filter(({ value, retired }) => retired === true && were.get(value)?.retired !== true && were.has(value)),
    ),
    ...together(
      '恢复',
      after.filter(({ value, retired }) => retired !== true && were.get(value)?.retired === true),
    ),
    ...together(
      '新增',
      after.filter(({ value }) => !were.has(value)),
    ),
    ...after.flatMap(({ value, label }) => {
      const was = were.get(value);
      return was === undefined || was.label === label ? [] : [`“${was.label}”改称“${label}”`];
    }),
    ...(stayed.every((value, n) => value === order[n]) ? [] : ['换了顺序']),
  ];
}

const together = (word: string, options: readonly SharedOption[]): readonly string[] =>
  options.length === 0 ? [] : [`${word}${options.map(({ label }) => `“${label}”`).join('')}`];

/** What a new version of a list of options changes, sentence by sentence. */
export function differenceOfOptionSets(before: OptionSetDefinition, after: OptionSetDefinition): readonly string[] {
  return [...(before.title === after.title ? [] : [`名称由“${before.title}”改为“${after.title}”`]), ...differenceOfOptions(before.options, after.options)];
}
