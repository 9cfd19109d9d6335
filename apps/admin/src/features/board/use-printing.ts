import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** True while the page is being printed, also by the browser's own menu: the paper is drawn just before and taken away after. */
export const usePrinting = (): { readonly isPrinting: boolean; readonly print: () => void } => {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return { isPrinting, print: () => window.print() };
};
