import { isOnlyInForm, placesOf, type FieldPlace, type FormDefinition, type Spot } from '@bihuan/forms';
import { away, nearest, type Carrying, type Lifted } from '../../carrying/index.js';
import { allKinds, kindWord, type Kind } from '../kinds.js';
import { fieldOf } from '../store/acts.js';
import { t } from '../texts.js';
import { cardId } from './context.js';

/** What is carried: a field that is there, or a kind from the palette. */
export type Carried = { readonly isTable: boolean } & ({ readonly type: 'field'; readonly place: FieldPlace } | { readonly type: 'kind'; readonly kind: Kind });

interface Dropping {
  readonly form: () => FormDefinition;
  readonly mayChange: boolean;
  readonly drop: (what: Carried, to: Spot) => boolean;
}

/** Cards and kinds are carried to the places between the cards. */
export const carryingIn = ({ form, mayChange, drop }: Dropping): Omit<Carrying<Carried>, 'say'> => ({
  lift: (pressed, by) => {
    if (!mayChange) return null;
    return by === 'keys' ? liftedCard(form(), pressed) : (liftedCard(form(), pressed.closest('.fb-card')) ?? liftedKind(pressed.closest('[data-kind]')));
  },
  places: ({ isTable }) => [...document.querySelectorAll<HTMLElement>(isTable ? '.fb-canvas .fb-slot:not([data-table])' : '.fb-canvas .fb-slot')],
  // Among columns only where the pointer is over their table: beside its columns a table takes what is above or below it as a whole.
  nearest: (places, point) =>
    nearest(
      places.filter(({ place, rect }) => place.dataset['table'] === undefined || away(point, rect).y === 0),
      point,
    ),
  drop: (what, place) => drop(what, spotOf(place)),
  look: 'fb-card fb-label',
  scrollers: ['.fb-columns', '.fb-canvas', 'html'],
  words: {
    lifted: (label, over) => t('saidLifted', { label, over: wordsOf(form(), spotOf(over)) }),
    over: (place) => wordsOf(form(), spotOf(place)),
    left: () => t('saidLeft'),
  },
});

function liftedCard(form: FormDefinition, card: Element | null): Lifted<Carried> | null {
  const place = card instanceof HTMLElement ? placesOf(form).find((one) => cardId(one) === card.id) : undefined;
  const field = place && fieldOf(form, place);
  if (!field || !(card instanceof HTMLElement)) return null;
  return { what: { type: 'field', place, isTable: isOnlyInForm(field.kind) }, element: card, label: field.label };
}

function liftedKind(button: Element | null): Lifted<Carried> | null {
  const kind = button instanceof HTMLElement ? allKinds.find((one) => one === button.dataset['kind']) : undefined;
  if (kind === undefined || !(button instanceof HTMLElement)) return null;
  return { what: { type: 'kind', kind, isTable: isOnlyInForm(kind) }, element: button, label: kindWord(kind) };
}

/** As the slot says it. */
const spotOf = ({ dataset: { section, table, after } }: HTMLElement): Spot => ({
  ...(section === undefined ? {} : { section }),
  ...(table === undefined ? {} : { table }),
  ...(after === undefined ? {} : { after }),
});

function wordsOf(form: FormDefinition, { section, table, after }: Spot): string {
  const field = after === undefined ? undefined : fieldOf(form, { field: after, ...(table === undefined ? {} : { table }) });
  if (field) return t('saidOver', { label: field.label });
  const title = form.layout?.sections?.find(({ id }) => id === section)?.title;
  return title === undefined ? t('saidOverFirst') : t('saidOverSection', { title });
}
