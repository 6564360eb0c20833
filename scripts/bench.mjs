import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';
import { startTemporaryPostgres } from './temporary-postgres.mjs';

/** `npm run bench`: the measurements of bench/, on a server of their own with the settings of the real one. */
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop.abort());
const { signal } = stop;

let server;
try {
  await ensureInstalled({ signal });
  await ensureBuilt({ signal });
  server = await startTemporaryPostgres({ name: 'kontor-bench', durable: true });
  const env = { ...process.env, KONTOR_TEST_SERVER: server.url };
  await run(process.execPath, ['--enable-source-maps', 'dist/bench/main.js', ...process.argv.slice(2)], {
    env,
    signal,
    failure: 'The bench failed (see above).',
  });
} catch (error) {
  if (!signal.aborted) console.error(error.message);
  process.exitCode = 1;
} finally {
  await server?.stop();
}
