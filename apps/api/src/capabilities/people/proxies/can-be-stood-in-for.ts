import { personHasLeft } from '../queries/has-left.js';

/** SQL: whether somebody can be stood in for on that day: whoever may not sign in any more or has left by then is gone, and nobody acts in his name. */
export const canBeStoodInFor = (person: string, day: string): string => `
  not exists (select from accounts shut where shut.person_id = ${person} and shut.is_disabled)
  and not ${personHasLeft(person, day)}`;
