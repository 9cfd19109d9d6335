import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const liveProblems = {
  'live.full': { status: 503, title: '实时更新暂不可用', detail: '同时在线的页面太多，实时更新暂时没有接通。页面会照常定时刷新，您的办理不受影响。' },
} as const satisfies ProblemCatalogue;
