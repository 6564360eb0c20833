import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { readJson } from './files.mjs';
import { ensureInstalled } from './install.mjs';
import { projectFolder } from './run.mjs';
import { quietly, trackSteps } from './steps.mjs';
import { startTemporaryPostgres } from './temporary-postgres.mjs';

/**
 * `npm test`: the whole check, the same on a laptop and in CI. With words after `--`, which go to Jest, only the tests they choose
 * (`npm test -- money.spec`). The last line says how many tests and other steps passed and failed.
 */
const chosen = process.argv.slice(2);
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop.abort());
const { signal } = stop;
const { step, aloud, count } = trackSteps();
const env = plainEnvironment();

const tests = { passed: 0, failed: 0 };
if (await step('install', () => ensureInstalled({ signal }))) {
  const server = await step('database', testServer);
  try {
    const checks = chosen.length ? [] : [lookAtSources()];
    const [chromium, built] = await Promise.all([step('browser', () => findChromium({ signal })), step('build', build)]);
    if (server && built) Object.assign(tests, await aloud(() => runTests(server, chromium)));
    else Object.assign(tests, { failed: 1 });
    await Promise.all(checks);
  } finally {
    await server?.stop();
  }
}

const steps = count();
const failed = steps.failed + tests.failed;
console.log(signal.aborted ? '\nStopped.\n' : '');
console.log(`${steps.passed + tests.passed} passed, ${failed} failed`);
process.exitCode = signal.aborted ? 130 : failed > 0 ? 1 : 0;

/** A server that can be lost, or the one of KONTOR_TEST_SERVER, whose user must be allowed to create databases and roles. */
async function testServer() {
  const given = process.env.KONTOR_TEST_SERVER;
  return given ? { url: given, stop() {} } : startTemporaryPostgres({ name: 'kontor-test', durable: false });
}

/** One after the other: the build runs beside on the other core. */
async function lookAtSources() {
  const bin = (name) => join(projectFolder, 'node_modules/.bin', name);
  await step('format', () => quietly(bin('biome'), ['format', '.'], { env, signal }));
  await step('unused', () => quietly(bin('knip'), [], { env, signal }));
  await step('lint', () => quietly(bin('eslint'), ['.', '--cache'], { env, signal }));
}

function build() {
  return ensureBuilt({ signal, clean: chosen.length === 0, compile: (command, words) => quietly(command, words, { env, signal }) });
}

/** Jest's own numbers; a file that could not be run counts as a failed test, and so does a run without any test. */
async function runTests(server, chromium) {
  const report = join(server.folder ?? join(projectFolder, 'dist'), 'jest.json');
  rmSync(report, { force: true });
  const workers = Math.max(2, Math.min(4, availableParallelism()));
  const words = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
  const options = [`--maxWorkers=${workers}`, '--json', `--outputFile=${report}`, ...chosen];
  const child = spawn(process.execPath, [...words, ...options], {
    cwd: projectFolder,
    // Whatever specs leave in the folder for temporary files goes with the server's folder, even when they are cut short.
    env: {
      ...env,
      ...(server.folder && { TMPDIR: server.folder }),
      KONTOR_TEST_SERVER: server.url,
      ...(chromium && { CHROMIUM_PATH: chromium }),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
    timeout: 45 * 60_000,
  });
  const code = await new Promise((resolve) => child.on('error', () => {}).on('close', resolve));
  const { numPassedTests: passed = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = readJson(report) ?? {};
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  if (failed > 0 || (code === 0 && passed > 0)) return { passed, failed };
  console.log(passed === 0 ? 'No test was run.' : `Jest ended with code ${code}.`);
  return { passed, failed: 1 };
}

/** What is set outside must change nothing: only what programs need to be found and to speak is handed on. */
function plainEnvironment() {
  const needed = /^(PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LC_\w+|TMPDIR|CI|NO_COLOR|FORCE_COLOR|COLORTERM)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.test(name)));
}
