import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';

export const importProblems = {
  'import.nothing-there': {
    status: 422,
    title: '表格里没有可导入的内容',
    detail: '表格里没有找到“单位”“人员”“任职”“片区”中任何一张填了内容的表，没有保存任何内容。请用下载的模板填写后再上传。',
  },
  'import.changed-meanwhile': {
    status: 409,
    title: '刚才有变化',
    detail: '您核对之后，单位或人员有了变化，所以没有导入，什么都没有改。请再看一遍差异后确认。',
  },
  'import.has-problems': {
    status: 422,
    title: '有问题的行',
    detail: '表里有{rows}行有问题，按您的选择没有导入，什么都没有改。请改好后再上传，或选择只导入没有问题的行。',
  },
} as const satisfies ProblemCatalogue;
