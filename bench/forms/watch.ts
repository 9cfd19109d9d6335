import type { BrowserContext, Page } from 'playwright-core';

/** A page, and what its main thread does. */
export interface Watch {
  readonly page: Page;
  mount(): Promise<void>;
  /** CPU milliseconds of the main thread since the page began. */
  busy(): Promise<number>;
  /** Main-thread milliseconds of an act, until two frames later or until nothing follows any more. */
  cost(act: () => Promise<unknown>, until?: 'frames' | 'rest'): Promise<number>;
  /** By the clock until the act is done, and the longest time without a frame until well after. */
  wall(act: () => Promise<unknown>): Promise<{ readonly took: number; readonly longest: number }>;
  settle(): Promise<void>;
  /** How often the rule for scripts was broken. */
  reports(): number;
  violations(axe: string): Promise<number>;
}

// As texts: the browser's words are not Node's.
const TWO_FRAMES = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))';
const WATCH_FRAMES =
  '(() => { const seen = { longest: 0, last: performance.now(), on: true }; const next = () => { const now = performance.now(); seen.longest = Math.max(seen.longest, now - seen.last); seen.last = now; if (seen.on) requestAnimationFrame(next); }; requestAnimationFrame(next); globalThis.frames_seen = seen; })()';
const LONGEST = '(() => { frames_seen.on = false; return frames_seen.longest; })()';

export async function startWatch(context: BrowserContext, url: string): Promise<Watch> {
  const page = await context.newPage();
  let broken = 0;
  page.on('console', (message) => {
    if (/Content.Security.Policy/iu.test(message.text())) broken += 1;
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' }); // CPU, not the clock: others may use the machine too
  await page.goto(url);
  await page.waitForFunction('typeof mount === "function"');
  const busy = async (): Promise<number> =>
    ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  /** Quiet: in 600 ms the main thread worked less than 20. */
  const settle = async (): Promise<void> => {
    for (let before = await busy(), quiet = false; !quiet;) {
      await new Promise((later) => setTimeout(later, 600));
      const now = await busy();
      quiet = now - before < 20;
      before = now;
    }
  };
  await settle();
  return {
    page,
    busy,
    settle,
    reports: () => broken,
    mount: async () => {
      await page.evaluate('mount()');
      await page.waitForFunction('document.querySelector("#root input, #root table, #root textarea") !== null');
      await page.evaluate(TWO_FRAMES);
    },
    cost: async (act, until = 'rest') => {
      const before = await busy();
      await act();
      await (until === 'frames' ? page.evaluate(TWO_FRAMES) : settle());
      return (await busy()) - before;
    },
    wall: async (act) => {
      await page.evaluate(WATCH_FRAMES);
      const began = performance.now();
      await act();
      const acted = performance.now() - began;
      // Watching frames is work itself, so quiet cannot be waited for.
      await new Promise((later) => setTimeout(later, 2_500));
      return { took: acted, longest: Number(await page.evaluate(LONGEST)) };
    },
    violations: async (axe) => {
      await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
      return Number(await page.evaluate('axe.run({ runOnly: ["wcag2a", "wcag2aa"] }).then(({ violations }) => violations.length)'));
    },
  };
}
