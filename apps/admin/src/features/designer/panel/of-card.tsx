import { createContext, useContext, type ComponentType } from 'react';

/** The card whose settings are shown. */
export const CardContext = createContext('');

/**
 * For what keeps something to itself: a letter not yet handed on, a part that was opened. It begins anew with another card, while all else of the
 * panel only changes what it says: drawing a whole panel anew for each card costs several times as much.
 */
export function ofCard<P extends object>(Field: ComponentType<P>): ComponentType<P> {
  const OfCard = (props: P) => <Field key={useContext(CardContext)} {...props} />;
  OfCard.displayName = `OfCard(${Field.displayName ?? Field.name})`;
  return OfCard;
}
