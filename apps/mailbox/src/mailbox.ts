import { type AddressInfo, type Server } from 'node:net';
import { type MailboxConfig } from '#libs/platform/config/config';
import { type CaughtMail, createCatcher } from './catcher.js';
import { createPages } from './pages.js';

const MOST_MAILS = 1000;

/** A running mailbox: whatever is sent to `smtpUrl` can be read at `url`. */
export interface Mailbox {
  readonly smtpUrl: string;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a mailbox that catches every mail, delivers none and forgets all but the last thousand. For development and tests. */
export async function startMailbox({
  host = '127.0.0.1',
  httpPort,
  smtpPort,
}: Omit<MailboxConfig, 'host'> & { host?: string }): Promise<Mailbox> {
  const mails: CaughtMail[] = [];
  const catcher = createCatcher((mail) => {
    mails.unshift(mail);
    mails.splice(MOST_MAILS);
  });
  const pages = createPages(mails);
  await listen(catcher.server, smtpPort, host);
  await listen(pages, httpPort, host);
  return {
    smtpUrl: `smtp://${host}:${portOf(catcher.server)}`,
    url: `http://${host}:${portOf(pages)}`,
    stop: async () => {
      await new Promise<void>((resolve) => catcher.close(resolve));
      pages.closeAllConnections();
      await new Promise((resolve) => pages.close(resolve));
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
