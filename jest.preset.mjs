/** What every Jest project shares: native ES modules, SWC as the compiler, our own packages read from their sources. */
const swcOptions = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    target: 'es2023',
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
  },
  module: { type: 'es6' },
};

export const preset = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^@bihuan/(forms|workflows|library)$': '<rootDir>/packages/$1/src/index.ts',
    '^@bihuan/forms/(changes|conditions|editing)$': '<rootDir>/packages/forms/src/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/\\.data/', '<rootDir>/\\.nx/'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: ['/node_modules/'],
};

/** A project named `name` for the tests under `roots`; `more` is merged on top. */
export const project = (name, roots, more = {}) => ({ ...preset, displayName: name, rootDir: import.meta.dirname, roots, ...more });
