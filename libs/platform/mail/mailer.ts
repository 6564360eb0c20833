import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { type Language } from '#libs/platform/i18n/i18n';

/** A mail in words, ready to leave. */
export interface Letter {
  /** Becomes the Message-ID: a letter sent twice is recognised by it. */
  readonly id: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mail server has said a final no (a code of 5xx) to the recipient or the content; asking again would not help. */
export class LetterRefused extends Error {}

/** Hands letters to the mail server over a few connections that are kept open. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transport = createTransport({
      url: config.smtpUrl,
      pool: true,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.domain = /@([^@>]+)>?$/.exec(config.mailFrom)?.[1] ?? 'localhost';
  }

  /**
   * Resolves once the mail server has taken the letter over.
   * @throws LetterRefused when it never will; any other error when a later attempt may succeed
   */
  async send({ id, to, language, subject, text, html }: Letter): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.config.mailFrom,
        to: { name: '', address: to },
        messageId: `<${id}@${this.domain}>`,
        subject,
        text,
        html,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw isFinal(error) ? new LetterRefused(error.message) : error;
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** A refused sign-in is our own setting's fault, not the letter's: it is tried again. */
function isFinal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500;
}
