let savedAt: string | null = null;

/** When a draft was last saved, for the words after a time-out. Lives in this page only. */
export const rememberSaved = (text: string | null): void => {
  savedAt = text;
};

export const lastSaved = (): string | null => savedAt;
