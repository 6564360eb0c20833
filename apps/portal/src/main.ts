import { configFromEnvironment } from '#libs/platform/config/config';
import { createPortal } from './portal.js';

try {
  const config = configFromEnvironment();
  const portal = await createPortal(config);
  await portal.listen(config.port, config.host);
} catch (error) {
  // Before the log exists, the one reader is the person at the terminal.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
