import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keys } from '../../../api/queries.js';
import type { Me } from '../../../api/types.js';

/** Longer than this without a key or a touch somebody does something else. */
const IDLE = 120_000;
const MOST = 240;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Gone with the page. */
const inPage = (): Store => {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) };
};

/**
 * About how many minutes somebody worked on a sheet: time between two signs of life on a page that is seen, as long as they are not two
 * minutes apart. Kept in this tab alone until it is handed in, on a shared computer in the page alone; nothing else is noted.
 */
export class Minutes {
  private last: number | null = null;
  private spent: number;

  constructor(
    private readonly store: Store,
    private readonly key: string,
  ) {
    this.spent = Number(store.getItem(key) ?? 0) || 0;
  }

  /** A key, a touch, a scroll. */
  readonly active = (now: number): void => {
    const passed = this.last === null ? 0 : now - this.last;
    // Often enough for a minute; not at every key.
    if (this.last !== null && passed < 1_000) return;
    if (passed > 0 && passed <= IDLE) {
      this.spent += passed;
      this.store.setItem(this.key, String(this.spent));
    }
    this.last = now;
  };

  /** The page is out of sight. */
  readonly away = (): void => {
    this.last = null;
  };

  minutes(): number {
    return Math.min(MOST, Math.max(1, Math.ceil(this.spent / 60_000)));
  }

  forget(): void {
    this.spent = 0;
    this.last = null;
    this.store.removeItem(this.key);
  }
}

const SIGNS = ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const;

export const useMinutes = (itemId: string): Minutes => {
  const me = useQueryClient().getQueryData<Me>(keys.me);
  const [owner, isPublic] = [me?.person.id ?? '', me?.publicComputer !== false];
  const minutes = useMemo(() => new Minutes(isPublic ? inPage() : sessionStorage, `bihuan.minutes.${owner}.${itemId}`), [owner, isPublic, itemId]);
  useEffect(() => {
    const handleSign = () => minutes.active(Date.now());
    const handleSight = () => (document.visibilityState === 'hidden' ? minutes.away() : handleSign());
    handleSign();
    for (const sign of SIGNS) document.addEventListener(sign, handleSign, { passive: true });
    document.addEventListener('visibilitychange', handleSight);
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, handleSign);
      document.removeEventListener('visibilitychange', handleSight);
    };
  }, [minutes]);
  return minutes;
};
