import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, newKey, query } from '../../../api/client.js';
import { keys } from '../../../api/queries.js';
import type { FreshDraft, Me, PatchDraftAnswer } from '../../../api/types.js';
import { flushRestingTexts, unfinishedPlaces } from '../../../form-kit/index.js';
import { composed } from '../../../shared/composition.js';
import { useDraftHeard } from '../../../shared/live/index.js';
import { rememberSaved } from '../../../shared/saved-at.js';
import { claimPage, forgetUnsaved, keepUnsaved, unsavedOf } from '../../../shared/unsaved.js';
import type { Release, Unsaved } from '../../../shared/unsaved.js';
import { DraftKeeper, isOver } from './draft-keeper.js';
import type { Around, Begun } from './draft-keeper.js';
import { useSaveOnLeaving } from './save-on-leaving.js';

interface Owner {
  readonly owner: string;
  readonly isPublic: boolean;
}

const useOwner = (): Owner => {
  const me = useQueryClient().getQueryData<Me>(keys.me);
  return { owner: me?.person.id ?? '', isPublic: me?.publicComputer ?? true };
};

/** `page`: an id for this page, where it does not go on with one that was left. */
export interface Opened {
  readonly page: string;
  readonly left: Unsaved | null;
}

/** What was written and not saved when this page was last left; undefined while the browser looks. */
export const useOpened = (itemId: string): Opened | undefined => {
  const { owner, isPublic } = useOwner();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    let isHere = true;
    const releases: Release[] = [];
    const claim = async (page: string): Promise<boolean> => {
      const release = await claimPage(page);
      if (release && !isHere) release();
      else if (release) releases.push(release);
      return release !== null;
    };
    const look = async () => {
      const page = newKey();
      await claim(page);
      const found = await unsavedOf(owner, itemId, { isPublic });
      for (const left of found) if (isHere && (await claim(left.page))) return { page, left };
      return { page, left: null };
    };
    void look().then((one) => {
      if (isHere) setOpened(one);
    });
    return () => {
      isHere = false;
      for (const release of releases) release();
    };
  }, [owner, itemId, isPublic]);
  return opened;
};

interface DraftOptions extends Begun {
  readonly itemId: string;
  readonly keepable: Around['keepable'];
}

/** Saves by itself while somebody writes, place by place; takes in what others save; nothing is lost off-line. */
export const useDraft = ({ itemId, keepable, ...begun }: DraftOptions) => {
  const client = useQueryClient();
  const { owner, isPublic } = useOwner();
  const [keeper] = useState(
    () =>
      new DraftKeeper(begun, {
        send: async (body, isSmall) => {
          const answer = await api.patch<PatchDraftAnswer>(`/items/${itemId}/draft`, body, { keepalive: isSmall });
          rememberSaved(answer.savedAtText);
          return answer;
        },
        read: (since, page) => api.get<FreshDraft>(`/items/${itemId}/draft${query({ since, page })}`),
        ...keeping({ owner, itemId, isPublic }, begun),
        later: (ms, what) => {
          const timer = window.setTimeout(what, ms);
          return () => window.clearTimeout(timer);
        },
        composed,
        flushTexts: flushRestingTexts,
        unfinished: unfinishedPlaces,
        keepable,
        // Leads to the sign-in page when nobody is signed in any more, and from there back to this one.
        signedOut: () => void client.invalidateQueries({ queryKey: keys.me }),
      }),
  );
  const { rights } = begun;
  useEffect(() => keeper.setRights(rights), [keeper, rights]);
  const shown = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  const heard = useDraftHeard(itemId);
  useEffect(() => {
    if (heard !== null) void keeper.look(heard);
  }, [keeper, heard]);
  useSaveOnLeaving(keeper);
  return { ...shown, keeper };
};

/** What this page keeps in the browser, and what an earlier one left there. */
function keeping({ isPublic, ...whose }: Owner & Pick<Unsaved, 'itemId'>, begun: Begun): Pick<Around, 'keep' | 'forgetLeft'> {
  const { left, page } = begun;
  let last = left !== null && !isOver(begun, left) ? left : null;
  return {
    keep: (words) => {
      if (words === null) return forgetUnsaved({ ...whose, page }, last);
      last = { ...words, ...whose };
      keepUnsaved(last, { isPublic });
    },
    forgetLeft: () => {
      if (left !== null) forgetUnsaved(left, left);
    },
  };
}
