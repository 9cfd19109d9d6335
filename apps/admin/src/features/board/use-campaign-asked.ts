import { useQuery } from '@tanstack/react-query';
import type { UrlValues } from '../../shared/url/use-url-values.js';
import { boardsQuery } from './queries.js';

/** The campaign the address names, otherwise the first there is; empty until that is known. */
export const useCampaignAsked = (values: UrlValues): string => {
  const named = values['campaign'];
  const boards = useQuery({ ...boardsQuery, enabled: named === undefined });
  return named ?? boards.data?.[0]?.id ?? '';
};
