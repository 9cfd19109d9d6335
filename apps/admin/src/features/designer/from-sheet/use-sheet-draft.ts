import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { draftOfSheet, joinedSheet } from '@bihuan/forms';
import type { Sheet } from '@bihuan/forms';
import { readSheetFile } from '../../../shared/sheets/read-sheet-file.js';
import { stem } from '../chain/new-node.js';
import { beginChoosing, choose as chosen } from './choosing.js';
import type { Choice, Choosing } from './choosing.js';

const fresh = () => stem('field');

/** The file, the sheet of it that is looked at, and what the designer has made of its guesses so far. */
export const useSheetDraft = () => {
  const [sheets, setSheets] = useState<readonly Sheet[]>([]);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const open = (next: Sheet | null) => {
    // Guesses name places of the sheet with its halves put together, so that is what is shown.
    setSheet(next ? joinedSheet(next) : null);
    setChoosing(next ? beginChoosing(draftOfSheet(next, fresh)) : null);
  };
  const reading = useMutation({
    mutationFn: readSheetFile,
    onMutate: () => {
      setSheets([]);
      open(null);
    },
    onSuccess: (found) => {
      setSheets(found);
      open(found.find(({ blocks }) => blocks.some(({ type }) => type === 'table')) ?? found[0] ?? null);
    },
  });
  const choose = (choice: Choice) => setChoosing((now) => (now ? chosen(now, choice, fresh) : now));
  return { reading, sheets, sheet, choosing, read: (file: File) => reading.mutate(file), open, choose };
};
