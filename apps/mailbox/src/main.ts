import { mailboxConfigFromEnvironment } from '#libs/platform/config/config';
import { startMailbox } from './mailbox.js';

try {
  const mailbox = await startMailbox(mailboxConfigFromEnvironment());
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void mailbox.stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
