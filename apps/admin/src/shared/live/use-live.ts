import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../api/queries.js';
import type { LiveState } from '../../api/generated.js';
import { isTyping } from '../act/is-typing.js';
import { browserSurroundings } from './browser-line.js';
import { LiveLine } from './live-line.js';
import { forgetVersions, keepVersions, onWatched } from './live-store.js';

/** Keeps the reader's lists fresh while he is signed in: what changed is read again, by the way it is always read. */
export const useLive = (personId: string): void => {
  const client = useQueryClient();
  useEffect(() => {
    let last: LiveState | null = null;
    const hearing = {
      state: (state: LiveState) => {
        if (last) readAgain(client, last, state);
        last = state;
        keepVersions(state);
      },
      // Leads to the sign-in page, and from there back to this one; whoever writes is led there by what he saves, with every word kept.
      signedOut: () => {
        if (!isTyping(document.activeElement)) void client.invalidateQueries({ queryKey: keys.me });
      },
    };
    const { around, close } = browserSurroundings(personId, (word) => line.hear(word));
    const line = new LiveLine(around, hearing);
    line.start();
    onWatched((items) => line.watch(items));
    const leave = () => line.stop();
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) line.start();
    };
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeBack);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
      onWatched(() => undefined);
      line.stop();
      close();
      forgetVersions();
    };
  }, [client, personId]);
};

const readAgain = (client: QueryClient, last: LiveState, state: LiveState): void => {
  const again = (queryKey: readonly string[]) => void client.invalidateQueries({ queryKey });
  // Another day: lights, times and what may be done are others.
  if (last.today !== state.today) return void client.invalidateQueries();
  if (last.inbox.stamp !== state.inbox.stamp) {
    again(['inbox']);
    again(['decisions']);
  }
  if (last.unread !== state.unread) again(['notifications']);
};
