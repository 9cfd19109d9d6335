import type { Names } from '@bihuan/forms';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { unitsQuery } from '../../api/queries.js';
import type { PersonRef } from '../../api/types.js';

/** Units by id, and every person any picker on the page has looked up. */
export const useKnownNames = (): Names => {
  const client = useQueryClient();
  const { data: units = [] } = useQuery(unitsQuery);
  const people = client.getQueriesData<PersonRef[]>({ queryKey: ['people'] }).flatMap(([, found]) => found ?? []);
  return Object.fromEntries([...units, ...people].map(({ id, name }) => [id, name]));
};
