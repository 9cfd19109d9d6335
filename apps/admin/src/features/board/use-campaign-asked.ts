import { useQuery } from '@tanstack/react-query';
import type { UrlValues } from '../../shared/url/use-url-values.js';
import { boardsQuery } from './queries.js';

/** Which campaign a page of the board is about, or why it is about none. */
export interface CampaignAsked {
  /** Empty until it is known. */
  readonly id: string;
  /** Nothing was launched that whoever asks may look at. */
  readonly isNone: boolean;
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** The campaign the address names, otherwise the first there is. */
export const useCampaignAsked = (values: UrlValues): CampaignAsked => {
  const named = values['campaign'];
  const boards = useQuery({ ...boardsQuery, enabled: named === undefined });
  const id = named ?? boards.data?.[0]?.id ?? '';
  return { id, isNone: id === '' && boards.data !== undefined, error: id === '' ? boards.error : null, retry: boards.refetch };
};
