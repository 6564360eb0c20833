import { configFromEnvironment } from '#libs/platform/config/config';
import { startWorker } from './worker.js';

try {
  const worker = await startWorker(configFromEnvironment());
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void worker.stop());
} catch (error) {
  // Before the log exists, the one reader is the person at the terminal.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
