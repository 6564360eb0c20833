// The compiled output is what runs, so it is also what is tested: no transform, one more reason for trust.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/dist'],
  testRegex: '\\.(spec|e2e)\\.js$',
  transform: {},
  testTimeout: 60_000,
  globalSetup: '<rootDir>/dist/test/support/before-all-specs.js',
  globalTeardown: '<rootDir>/dist/test/support/after-all-specs.js',
};
