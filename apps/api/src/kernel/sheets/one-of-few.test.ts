import { describe, expect, it } from '@jest/globals';
import { oneOfFew } from './one-of-few.js';

describe('many files at once', () => {
  it('are read two at a time; when too many wait, the next is told to come again, and a failed one gives up its place', async () => {
    let [now, most] = [0, 0];
    const read = async (fails: boolean): Promise<void> => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((done) => setTimeout(done, 2));
      now -= 1;
      if (fails) throw new Error('broken');
    };
    const all = await Promise.allSettled(Array.from({ length: 25 }, (_, at) => oneOfFew(() => read(at % 5 === 0))));
    expect(most).toBe(2);
    expect(all.filter((one) => one.status === 'rejected' && (one.reason as { code?: string }).code === 'service.busy').length).toBe(3); // rejected by us
    await expect(oneOfFew(async () => 'read')).resolves.toBe('read');
  });
});
