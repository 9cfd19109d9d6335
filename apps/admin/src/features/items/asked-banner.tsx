import type { ItemView } from '../../api/types.js';
import { t } from './texts.js';

/** What somebody wrote to the reader when he asked, added or passed on to him, and what others of the same step said already. */
export const AskedBanner = ({ item: { path, allowedActions } }: { item: ItemView }) => {
  const own = new Set(allowedActions.flatMap(({ slotId }) => slotId ?? []));
  const people = path.filter(({ when }) => when === 'now').flatMap((step) => step.people);
  const asked = people.flatMap((person) => (person.slotId !== null && own.has(person.slotId) && person.outcome === null ? (person.asked ?? []) : []));
  const said =
    own.size === 0
      ? []
      : people.flatMap(({ label, outcome, said: words, slotId }) =>
          words === null ? [] : [{ slotId, text: t('saidBy', { label, outcome: outcome ?? '', words }) }],
        );
  if (asked.length + said.length === 0) return null;
  return (
    <div className="notice item-gap" role="note">
      {asked.map((words) => (
        <p key={words}>
          <b>{words}</b>
        </p>
      ))}
      {said.map(({ slotId, text }) => (
        <p key={slotId}>{text}</p>
      ))}
    </div>
  );
};
