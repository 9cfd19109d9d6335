import { useEffect, useState } from 'react';
import type { ClipboardEvent, DragEvent } from 'react';

const carriesFiles = (data: DataTransfer | null): boolean => data !== null && [...data.types].includes('Files');

/** A file dropped beside its place would open in the window, and the page with all that was typed would be gone. */
const useGuardedPage = (): void => {
  useEffect(() => {
    const guard = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    };
    addEventListener('dragover', guard);
    addEventListener('drop', guard);
    return () => {
      removeEventListener('dragover', guard);
      removeEventListener('drop', guard);
    };
  }, []);
};

export interface Dropped {
  readonly files: readonly File[];
  /** A folder is no file, whatever its name. */
  readonly folders: readonly string[];
}

const droppedIn = (data: DataTransfer): Dropped => {
  const isFolder = [...data.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry()?.isDirectory === true);
  const all = [...data.files];
  return { files: all.filter((_, at) => isFolder[at] !== true), folders: all.filter((_, at) => isFolder[at] === true).map(({ name }) => name) };
};

/** Lets files be dropped on an element, or pasted into it; says whether some hang over it. */
export const useDrop = (isOpen: boolean, onDrop: (dropped: Dropped) => void) => {
  useGuardedPage();
  // Entering a child comes before leaving its parent.
  const [depth, setDepth] = useState(0);
  const enter = (by: 1 | -1) => (event: DragEvent) => {
    if (carriesFiles(event.dataTransfer)) setDepth((now) => Math.max(0, now + by));
  };
  return {
    isOver: isOpen && depth > 0,
    handlers: {
      onDragEnter: enter(1),
      onDragLeave: enter(-1),
      onDragOver: (event: DragEvent) => {
        if (!isOpen || !carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop: (event: DragEvent) => {
        setDepth(0);
        if (!isOpen || !carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        onDrop(droppedIn(event.dataTransfer));
      },
      onPaste: (event: ClipboardEvent) => {
        const files = [...event.clipboardData.files];
        if (!isOpen || files.length === 0) return;
        event.preventDefault();
        onDrop({ files, folders: [] });
      },
    },
  };
};
