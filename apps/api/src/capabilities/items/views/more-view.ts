import { placesShown } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { namesOf, permissionsOf } from '../../people/index.js';
import type { ItemView } from '../item.contract.js';
import { mayAnswerFor } from '../item.policy.js';
import type { MarkedNow } from '../marking/marks-in-force.js';
import { momentText } from './moment-text.js';

const said: Named = { name: 'words-of-more', text: `select event_id as id, value from event_words where event_id = any($1::uuid[]) and name = 'opinion'` };

interface Looking {
  readonly personId: string;
  readonly today: string;
  readonly zone: string;
  /** The form as the reader knows it. */
  readonly definition: FormDefinition | undefined;
}

/** What was asked for beside what was marked, and what was answered; what is hidden from the reader is not named. */
export async function moreView(tx: Tx, { request, returner, data }: MarkedNow, { personId, today, zone, definition }: Looking): Promise<ItemView['more']> {
  if (!request) return null;
  const { answer } = request;
  const words = new Map(
    (await tx.rows<{ id: string; value: string }>(said, [[request.eventId, ...(answer ? [answer.eventId] : [])]])).map(({ id, value }) => [id, value]),
  );
  const { people } = await namesOf(tx, { people: [request.by, answer?.by].filter((id): id is string => typeof id === 'string'), units: [] });
  const named = (id: string | null): string => (id === null ? '' : (people[id]?.label ?? ''));
  return {
    by: named(request.by),
    atText: momentText(request.at, zone),
    reason: words.get(request.eventId) ?? '',
    places: definition ? [...placesShown(definition, data, request.places)] : [],
    mayAnswer: answer === null && mayAnswerFor(returner, { personId, grants: await permissionsOf(tx, personId, today) }),
    answer: answer && { allows: answer.allows, by: named(answer.by), atText: momentText(answer.at, zone), words: words.get(answer.eventId) ?? '' },
  };
}
