import { equalJson } from '../equal-json.js';
import type { Seen } from './command.js';

/** Whether something else stands there than its author saw; what he did not note he does not mind. */
export const differs = (was: Seen | undefined, is: unknown): boolean => was !== undefined && !equalJson(was.value, is);
