import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, query } from '../../../api/client.js';
import { keys } from '../../../api/queries.js';
import type { FreshDraft, Me, PatchDraftAnswer } from '../../../api/types.js';
import { flushRestingTexts } from '../../../form-kit/index.js';
import { composed } from '../../../shared/composition.js';
import { useDraftHeard } from '../../../shared/live/index.js';
import { rememberSaved } from '../../../shared/saved-at.js';
import { forgetUnsaved, keepUnsaved, unsavedOf } from '../../../shared/unsaved.js';
import type { Unsaved } from '../../../shared/unsaved.js';
import { DraftKeeper } from './draft-keeper.js';
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

/** What was written and not saved when this page was last left; undefined while the browser looks. */
export const useLeft = (itemId: string): Unsaved | null | undefined => {
  const { owner, isPublic } = useOwner();
  const [left, setLeft] = useState<Unsaved | null>();
  useEffect(() => {
    let isHere = true;
    void unsavedOf(owner, itemId, { isPublic }).then((found) => {
      if (isHere) setLeft(found);
    });
    return () => {
      isHere = false;
    };
  }, [owner, itemId, isPublic]);
  return left;
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
        keep: (words) => (words === null ? forgetUnsaved(owner, itemId) : keepUnsaved({ ...words, owner, itemId }, { isPublic })),
        later: (ms, what) => {
          const timer = window.setTimeout(what, ms);
          return () => window.clearTimeout(timer);
        },
        composed,
        flushTexts: flushRestingTexts,
        keepable,
        // Leads to the sign-in page when nobody is signed in any more, and from there back to this one.
        signedOut: () => void client.invalidateQueries({ queryKey: keys.me }),
      }),
  );
  const shown = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  const heard = useDraftHeard(itemId);
  useEffect(() => {
    if (heard !== null) void keeper.look(heard);
  }, [keeper, heard]);
  useSaveOnLeaving(keeper);
  return { ...shown, keeper };
};
