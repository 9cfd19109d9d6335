import { useLocation, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';

export type UrlValues = Readonly<Record<string, string>>;

/** Filters live in the address, so that a number can link to the list it counts and 后退 undoes a choice. */
export const useUrlValues = (): { readonly values: UrlValues; readonly change: (next: UrlValues) => void } => {
  const router = useRouter();
  const { pathname, searchStr } = useLocation();
  const values = useMemo(() => Object.fromEntries([...new URLSearchParams(searchStr)].map(([name, value]) => [name, unquote(value)])), [searchStr]);
  const change = (next: UrlValues) => {
    const given = Object.entries({ ...values, ...next }).filter(([, value]) => value !== '');
    const text = new URLSearchParams(given).toString();
    router.history.push(text === '' ? pathname : `${pathname}?${text}`);
  };
  return { values, change };
};

/** The router writes text that looks like a number in quotation marks. */
const unquote = (value: string): string => (/^".*"$/u.test(value) ? value.slice(1, -1) : value);
