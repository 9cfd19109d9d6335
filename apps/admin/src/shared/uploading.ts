import { useSyncExternalStore } from 'react';

const underWay = new Set<symbol>();
const listeners = new Set<() => void>();

const handleLeave = (event: BeforeUnloadEvent) => event.preventDefault();

const tell = (): void => {
  if (underWay.size > 0) addEventListener('beforeunload', handleLeave);
  else removeEventListener('beforeunload', handleLeave);
  for (const listener of listeners) listener();
};

/** Says that a file is on its way, so that nothing is handed in without it; call what is returned when it is there or given up. */
export const uploadBegins = (): (() => void) => {
  const token = Symbol('upload');
  underWay.add(token);
  tell();
  return () => {
    if (underWay.delete(token)) tell();
  };
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** For handlers that are called without being drawn again first. */
export const isUploading = (): boolean => underWay.size > 0;

/** Whether a file of this page is still on its way. */
export const useUploading = (): boolean => useSyncExternalStore(subscribe, isUploading);
