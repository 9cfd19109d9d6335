import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface GoLinkProps {
  readonly to: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly label?: string;
  readonly children: ReactNode;
}

export const hrefOf = (to: string, values: Readonly<Record<string, string>> = {}): string => {
  const text = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return text === '' ? to : `${to}?${text}`;
};

/** A way to a page with its filters in the address; opens in a new tab as any link does. */
export const GoLink = ({ to, values, className, label, children }: GoLinkProps) => {
  const router = useRouter();
  const href = hrefOf(to, values);
  const handleClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} className={className} aria-label={label} onClick={handleClick}>
      {children}
    </a>
  );
};
