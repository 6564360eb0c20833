import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';

/** A mail as it was handed over. */
export interface Handed {
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
}

/** A mail server with moods, on loopback. */
export class PostOffice {
  /** What it has taken over, oldest first. */
  readonly taken: Handed[] = [];
  /** What it says to a recipient instead of yes: 450, 550, … */
  readonly refusals = new Map<string, number>();
  /** Called with each mail before it says yes. */
  beforeYes: (mail: Handed) => Promise<void> = () => Promise.resolve();
  private server: SMTPServer | null = null;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      onRcptTo: ({ address }: SMTPServerAddress, _, done) => {
        const code = this.refusals.get(address);
        done(code ? Object.assign(new Error('No such luck'), { responseCode: code }) : null);
      },
      onData: (stream, session, done) => {
        void buffer(stream)
          .then((raw) => PostalMime.parse(raw))
          .then(async ({ subject = '', messageId = '' }) => {
            const mail = { to: session.envelope.rcptTo[0]?.address ?? '', subject, messageId };
            await this.beforeYes(mail);
            this.taken.push(mail);
            done();
          });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(resolve) : resolve()));
    this.server = null;
  }

  takenBy(address: string): Handed[] {
    return this.taken.filter(({ to }) => to === address);
  }
}
