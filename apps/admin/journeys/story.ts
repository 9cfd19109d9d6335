import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { it as test } from '@jest/globals';
import { inTime } from './in-time.js';
import { pictures } from './person.js';
import type { World } from './world.js';

/** One step of a story: what somebody does and sees, and how long it may take. */
export type Step = (title: string, step: () => Promise<void>, timeout?: number) => void;

/** Long enough for a machine that is busy with other things: what somebody waits for in vain ends a step much sooner. */
const USUAL = 180_000;
/** After a step was broken off there is still time for the pictures. */
const FOR_PICTURES = 15_000;

/**
 * The steps of one story. Each stands on the ones before it: at the first that breaks, everybody's screen is photographed as
 * `failed-<name>`, and the rest only say where the story ended, at once.
 */
export const story = (name: string, world: () => Pick<World, 'photograph'> | undefined): Step => {
  const picture = `failed-${name}`;
  for (const old of readdirSync(pictures).filter((file) => /^-\d+\.png$/u.test(file.replace(picture, '')))) rmSync(join(pictures, old));
  let ended: string | null = null;
  return (title, step, timeout = USUAL) =>
    test(
      title,
      async () => {
        if (ended !== null) throw new Error(`The story ended before this step, at: ${ended}`);
        ended = title;
        await inTime('The step', timeout, step()).catch(async (error: unknown) => {
          await world()
            ?.photograph(picture)
            .catch(() => undefined); // what broke is told even when a browser cannot be photographed
          throw error;
        });
        ended = null;
      },
      timeout + FOR_PICTURES,
    );
};
