import { preset, project } from './jest.preset.mjs';

const needsDatabase = '\\.(db|story)\\.test\\.ts$';
// The whole year takes too long for every day: `JOURNEYS=long` runs it alone.
const needsBrowser = process.env.JOURNEYS === 'long' ? '\\.long\\.test\\.ts$' : '\\.journey\\.test\\.ts$';

/** Without a realm for each file; screens and journeys need theirs. */
const natively = { runtime: '<rootDir>/tools/jest/native-runtime.mjs', testEnvironment: '<rootDir>/tools/jest/native-environment.mjs' };

const packages = ['forms', 'workflows', 'library'].map((name) => project(name, [`<rootDir>/packages/${name}`], natively));

const withPostgres = { globalSetup: '<rootDir>/tools/jest/database-setup.mjs', globalTeardown: '<rootDir>/tools/jest/database-teardown.mjs' };

// The api is two projects so that PostgreSQL starts only when a test that needs it was asked for.
const api = [
  project('api', ['<rootDir>/apps/api'], { ...natively, testPathIgnorePatterns: ['/node_modules/', needsDatabase] }),
  project('api-db', ['<rootDir>/apps/api'], {
    testRegex: [needsDatabase],
    ...natively,
    ...withPostgres,
  }),
];

// What draws nothing needs no browser.
const admin = [
  project('admin-pure', ['<rootDir>/apps/admin/src'], { testRegex: ['\\.test\\.ts$'], ...natively }),
  project('admin', ['<rootDir>/apps/admin/src'], {
    testRegex: ['\\.test\\.tsx$'],
    testEnvironment: '<rootDir>/tools/jest/browser-environment.mjs',
    setupFiles: ['<rootDir>/tools/jest/browser-stubs.mjs'],
    moduleNameMapper: { '\\.css$': '<rootDir>/tools/jest/empty-module.mjs', ...preset.moduleNameMapper },
  }),
];

const tools = project('tools', ['<rootDir>/tools', '<rootDir>/bench'], natively);

// Journeys drive a real browser each and are timed by a person's patience, so they run apart, three at once: `JOURNEYS=1`.
const journeys = project('journeys', ['<rootDir>/apps/admin/journeys'], { testRegex: [needsBrowser], ...withPostgres });

export default {
  projects: process.env.JOURNEYS ? [journeys] : [...packages, ...api, ...admin, tools],
  testSequencer: '<rootDir>/tools/jest/longest-first.mjs',
  reporters: ['default', '<rootDir>/tools/jest/summary-reporter.mjs'],
  // What takes so long hangs, on a slow machine too; how fast something has to be says the test itself.
  testTimeout: 180_000,
};
