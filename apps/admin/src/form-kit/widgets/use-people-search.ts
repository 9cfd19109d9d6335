import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { peopleQuery } from '../../api/queries.js';
import type { PersonRef } from '../../api/types.js';
import { useFormKit } from '../context.js';
import { learnNames } from '../learnt-names.js';
import { t } from '../texts.js';

const nobody: readonly PersonRef[] = [];

/** People to choose from: those of the own unit first; typing a name looks everywhere. Nothing is asked before the list is open. */
export const usePeopleSearch = () => {
  const { names, unitId } = useFormKit();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const q = useDeferredValue(typed.trim());
  const { data: people = nobody, isFetching } = useQuery({ ...peopleQuery(q, q === '' ? unitId : null), enabled: isOpen });
  return {
    people,
    typed,
    setTyped,
    found: people.map(({ id, label }) => ({ value: id, label })),
    /** The list shows who is at hand; nobody was looked for. */
    isAtHand: isOpen && q === '',
    isSearching: q !== '',
    nameOf: (id: string): string => names.people[id] ?? id,
    /** Whoever is chosen keeps his name here before the page is read again. */
    learn: (ids: readonly string[]) =>
      learnNames({ people: Object.fromEntries(people.filter(({ id }) => ids.includes(id)).map(({ id, label }) => [id, label])) }),
    list: { onOpenChange: setOpen, loading: isFetching, notFoundContent: isFetching ? null : t('personNone') },
  };
};
