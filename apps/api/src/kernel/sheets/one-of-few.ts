import { DomainError } from '../errors/domain-error.js';

const AT_ONCE = 2;
const MOST_WAITING = 20;
let running = 0;
const waiting: (() => void)[] = [];

/** Files are read two at a time, so that many at once cost patience and not the machine. */
export async function oneOfFew<T>(read: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new DomainError('service.busy');
    await new Promise<void>((go) => waiting.push(go));
  } else running += 1;
  try {
    return await read();
  } finally {
    const next = waiting.shift();
    // Whoever waits takes over the place.
    if (next) next();
    else running -= 1;
  }
}
