import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { countRequests, desk } from './person.js';
import { quiet } from './world.js';

/** A browser on a profile of its own, as somebody's own computer has it: what the device keeps outlives the browser. */
export interface OwnComputer {
  open(): Promise<Page>;
  /** As when the power goes: the process is gone before it can say or write a thing. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

export const ownComputer = (): OwnComputer => {
  const profile = mkdtempSync(join(tmpdir(), 'bihuan-profile-'));
  let context: BrowserContext | null = null;
  return {
    open: async () => {
      context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
        args: quiet,
        viewport: desk,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      });
      const page = context.pages()[0] ?? (await context.newPage());
      countRequests(page);
      page.setDefaultTimeout(40_000);
      return page;
    },
    kill: async () => {
      const pid = browserOn(profile);
      const gone = context?.waitForEvent('close');
      process.kill(pid, 'SIGKILL');
      await gone;
      context = null;
    },
    end: async () => {
      await context?.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** The process that has the profile open; those it began itself say what they are for. */
const browserOn = (profile: string): number => {
  const found = readdirSync('/proc').find((id) => {
    const words = /^\d+$/u.test(id) ? wordsOf(id) : [];
    return words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith('--type='));
  });
  if (found === undefined) throw new Error('no browser has the profile open');
  return Number(found);
};

const wordsOf = (id: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // it ended meanwhile
  }
};
