export { allOf } from './all-of.js';
export { atPath, withPath } from './at-path.js';
export { CHANGE_WORDS, edited, refuse, type ChangeCode, type Edited, type Refused } from './change.js';
export { equalJson } from './equal-json.js';
export { afterOf, putAfter } from './order.js';
export { rebaseOver, type Rebasing, type RebasedOver, type ToRebaseOver } from './rebase-over.js';
export { differs, seen, seenInTurn, type Seen } from './seen.js';
