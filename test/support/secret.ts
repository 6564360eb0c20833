/** KONTOR_SECRET of all worlds. */
export const TEST_SECRET = 'only-for-tests-only-for-tests-only-for-tests';
