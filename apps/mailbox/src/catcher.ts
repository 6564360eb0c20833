import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface CaughtMail {
  readonly id: string;
  readonly from: string;
  /** Whom it was really sent to, whatever its header says; several with commas. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly receivedAt: string;
  readonly messageId: string;
}

/** An SMTP server that takes every mail from anybody. */
export function createCatcher(caught: (mail: CaughtMail) => void): SMTPServer {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1000,
    onData: (stream, session, done) => {
      buffer(stream)
        .then((raw) => PostalMime.parse(raw))
        .then((mail) => {
          caught({
            id: randomUUID(),
            from: mail.from?.address ?? '',
            to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html ?? null,
            receivedAt: new Date().toISOString(),
            messageId: mail.messageId ?? '',
          });
          done();
        })
        .catch(done);
    },
  });
  // A sender that breaks off is no reason to end.
  server.on('error', () => undefined);
  return server;
}
