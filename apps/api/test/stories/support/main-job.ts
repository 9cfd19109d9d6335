import { afterAll, beforeAll, describe, expect, it as test } from '@jest/globals';
import { checkLibrary } from '@bihuan/library';
import type { Library } from '@bihuan/library';
import { startTestApp } from '../../../src/testing/test-app.js';
import type { TestApp } from '../../../src/testing/test-app.js';
import { unsound } from '../../../src/testing/unsound.js';
import type { MainJobScript } from './main-job-script.js';
import { startsThePlan } from './parts/starts-the-plan.js';
import { travelsTheChain } from './parts/travels-the-chain.js';
import { staysPrivate } from './parts/stays-private.js';
import { closesCases } from './parts/closes-cases.js';
import { registersLate } from './parts/registers-late.js';
import { isAudited } from './parts/is-audited.js';
import { peopleOf } from './person.js';
import type { Person } from './person.js';
import { worldOf } from './world.js';
import type { World } from './world.js';

/** A part of the job: a title a user would accept, and how it is done. */
export type Part = (world: World, script: MainJobScript) => Promise<void>;

/**
 * The main job of a year over HTTP: a plan is opened, completed and started; sheets travel a chain with returns; accepted rows
 * become cases that are closed by number; an auditor reads everything. Knows no key, no code and no word of any process: all of
 * them are in the script and in the library.
 */
export function runMainJob(library: () => Library, script: MainJobScript): void {
  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    app = await startTestApp(library());
    world = worldOf(app);
  }, 120_000);
  afterAll(() => app?.close());

  // Each part stands on those before it: after a failure the rest says so at once.
  let failed: string | null = null;
  const it = (title: string, part: Part) =>
    test(title, async () => {
      if (failed !== null) throw new Error(`the story ended at: ${failed}`);
      failed = title;
      await part(world, script);
      failed = null;
    }, 60_000);

  test('every name in the library leads somewhere', () => expect(checkLibrary(library())).toEqual([]));
  describe('the office', () => startsThePlan(it));
  describe('a sheet', () => travelsTheChain(it));
  describe('an individual sheet', () => staysPrivate(it));
  describe('a row of an accepted sheet', () => closesCases(it));
  describe('a task without a form', () => registersLate(it));
  describe('the auditor', () => isAudited(it));
}
