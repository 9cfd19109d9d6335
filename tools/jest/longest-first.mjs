import sequencer from '@jest/test-sequencer';

// Begun last, one of these would keep a worker busy while the others have nothing left to do.
const longest = [
  /random-run\.test/u,
  /rights\/matrix\.story/u,
  /individual-lists\.story/u,
  /two-years\.db/u,
  /ledger-fates\.db/u,
  /api-killed\.story/u,
  /designs\.story/u,
  /kill-between-commit-and-answer\.story/u,
  /registers\/ledger\.db/u,
  /board\.story/u,
  /two-clients-a-kill-between\.story/u,
  /random-walk\.test/u,
  /designer-keys\.journey/u,
  /designer\.journey/u,
  /main-job\.journey/u,
  /stand-in\.journey/u,
  /plan-year\.journey/u,
];
const rank = ({ path }) => {
  const at = longest.findIndex((name) => name.test(path.replaceAll('\\', '/')));
  return at < 0 ? longest.length : at;
};

/** Jest’s own order (what failed first, then the longest known, then the largest), with the known long ones in front where nothing was measured yet. */
export default class LongestFirst extends (sequencer.default ?? sequencer) {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
