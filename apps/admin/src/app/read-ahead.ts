import { readAhead as boardAhead } from '../features/board/queries.js';
import { client } from './router.js';

/**
 * The board is the office's first page, and its answer the longest: opened by its address, it and the page's own code are asked for at once,
 * not after the reader is known and the page has come. Whatever fails here is asked again, and told, by the page.
 */
export function readAhead({ pathname, search }: Pick<Location, 'pathname' | 'search'>): void {
  if (pathname !== '/board') return;
  const ignored = () => undefined;
  void import('../features/board/board-page.js').catch(ignored);
  void boardAhead(client, Object.fromEntries(new URLSearchParams(search))).catch(ignored);
}
