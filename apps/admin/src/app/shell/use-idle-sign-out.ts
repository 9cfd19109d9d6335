import { useEffect } from 'react';
import { useSignOut } from './use-sign-out.js';

const idle = 10 * 60_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'scroll'] as const;

/** Ward machines are shared: ten minutes without a touch end the session. Drafts are saved long before. */
export const useIdleSignOut = (isPublic: boolean): void => {
  const { mutate } = useSignOut();
  useEffect(() => {
    if (!isPublic) return undefined;
    const leave = () => mutate({ to: `${location.pathname}${location.search}` });
    let timer = setTimeout(leave, idle);
    const touch = () => {
      clearTimeout(timer);
      timer = setTimeout(leave, idle);
    };
    signs.forEach((sign) => addEventListener(sign, touch, { passive: true, capture: true }));
    return () => {
      clearTimeout(timer);
      signs.forEach((sign) => removeEventListener(sign, touch, { capture: true }));
    };
  }, [isPublic, mutate]);
};
