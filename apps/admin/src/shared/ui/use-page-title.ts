import { useEffect } from 'react';

/** Titles reach the browser's history and the task bar: form, unit and date only. */
export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = title === '' ? '闭环' : `${title} · 闭环`;
  }, [title]);
};
