import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database } from '#libs/platform/database/database';
import { type Language } from '#libs/platform/i18n/i18n';
import { LetterRefused, Mailer } from '#libs/platform/mail/mailer';
import { writeMail } from './mail-templates.js';

interface QueuedMail {
  readonly id: string;
  readonly template: string;
  readonly to_address: string;
  readonly language: Language;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Sends queued mails, each once. */
@Injectable()
export class OutgoingMailService {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Sends the mail unless that has been done. The row stays locked meanwhile, so that nobody else sends it too; only if the very
   * commit after the mail server's yes fails does a second copy leave, under the same Message-ID.
   * @throws Error of the attempt, noted at the mail, when a later one may succeed
   */
  async send(id: string): Promise<void> {
    const failure = await this.database.transaction(async (tx) => {
      const mail = await lockQueued(tx, id);
      if (!mail) return null;
      try {
        await this.mailer.send({ id, to: mail.to_address, language: mail.language, ...writeMail(mail.template, mail.language, mail.data) });
      } catch (error) {
        return await noteFailure(tx, id, error);
      }
      await tx.query(
        "UPDATE outgoing_mails SET state = 'sent', sent_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL, data = '{}' WHERE id = $1",
        [id],
      );
      return null;
    });
    if (failure) throw failure;
  }
}

async function lockQueued(tx: EntityManager, id: string): Promise<QueuedMail | undefined> {
  const rows: QueuedMail[] = await tx.query(
    "SELECT id, template, to_address, language, data FROM outgoing_mails WHERE id = $1 AND state = 'queued' FOR UPDATE",
    [id],
  );
  return rows[0];
}

/** A final refusal ends the matter; anything else is handed back, so that the job is tried again. */
async function noteFailure(tx: EntityManager, id: string, error: unknown): Promise<Error | null> {
  const failure = error instanceof Error ? error : new Error(String(error));
  const isFinal = failure instanceof LetterRefused;
  await tx.query(
    `UPDATE outgoing_mails SET attempts = attempts + 1, last_error = $2,
       state = CASE WHEN $3 THEN 'failed' ELSE state END, data = CASE WHEN $3 THEN '{}' ELSE data END WHERE id = $1`,
    [id, failure.message.slice(0, 1000), isFinal],
  );
  return isFinal ? null : failure;
}
