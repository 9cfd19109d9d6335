import type { ProblemCatalogue } from '../../kernel/errors/problem-catalogue.js';

export const notificationProblems = {
  'reminder.not-yours': { status: 403, title: '这一步不由您办理', detail: '没有发出：催办由党办，或由报送本件的同志发出。如需提醒，请联系党办。' },
} as const satisfies ProblemCatalogue;
