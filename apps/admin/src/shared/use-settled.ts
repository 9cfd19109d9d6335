import { useEffect, useState } from 'react';

/** What was said last, once it has stood for so long: what follows quickly upon each other is looked after once. At first it is there at once. */
export function useSettled<T>(said: T, restMs: number): T {
  const [settled, setSettled] = useState(said);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(said), restMs);
    return () => clearTimeout(timer);
  }, [said, restMs]);
  return settled;
}
