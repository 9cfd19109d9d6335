import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkLibrary } from '@bihuan/library';
import type { Library } from '@bihuan/library';
import { startTestApp } from '../../../src/testing/test-app.js';
import type { TestApp } from '../../../src/testing/test-app.js';
import { closesCases } from './closes-cases.js';
import { isAudited } from './is-audited.js';
import type { MainJobScript } from './main-job-script.js';
import { registersLate } from './registers-late.js';
import { startsThePlan } from './starts-the-plan.js';
import { staysPrivate } from './stays-private.js';
import { travelsTheChain } from './travels-the-chain.js';
import { worldOf } from './world.js';
import type { Tell, World } from './world.js';

/**
 * The main job of a year over HTTP: a plan is opened, completed and started; sheets travel a chain with returns; accepted rows
 * become cases that are closed by number; an auditor reads everything. Knows no key, no code and no word of any process: all of
 * them are in the script and in the library.
 */
export function runMainJob(library: Library, script: MainJobScript): void {
  let app: TestApp | undefined;
  let world: World;
  beforeAll(async () => {
    app = await startTestApp(library);
    world = worldOf(app);
  }, 120_000);
  afterAll(() => app?.close());

  // Each part stands on those before it: after a failure the rest says so at once.
  let failed: string | null = null;
  const tell: Tell = (title, part) =>
    it(
      title,
      async () => {
        if (failed !== null) throw new Error(`the story ended at: ${failed}`);
        failed = title;
        await part(world, script);
        failed = null;
      },
      60_000,
    );

  it('every name in the library leads somewhere', () => expect(checkLibrary(library)).toEqual([]));
  describe('the office', () => startsThePlan(tell));
  describe('a task without a form', () => registersLate(tell));
  describe('a sheet', () => travelsTheChain(tell));
  describe('an individual sheet', () => staysPrivate(tell));
  describe('a row of an accepted sheet', () => closesCases(tell));
  describe('the auditor', () => isAudited(tell));
}
