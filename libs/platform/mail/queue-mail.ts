import { type EntityManager } from 'typeorm';
import { newId } from '#libs/platform/database/id';
import { type Language } from '#libs/platform/i18n/i18n';
import { enqueue } from '#libs/platform/jobs/enqueue';

/** A mail to one person, before it is put into words. */
export interface NewMail {
  /** Name of the files in libs/notifications/templates, without language. */
  readonly template: string;
  readonly to: string;
  readonly language: Language;
  /** Everything the template says; emptied once the mail has been sent. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The event the mail tells of: nobody is told twice of the same. */
  readonly eventId?: number;
}

/** Queues a mail in the transaction of the change that wants it: it leaves after the commit, or not at all. */
export async function queueMail(tx: EntityManager, mail: NewMail): Promise<void> {
  const queued: { id: string }[] = await tx.query(
    `INSERT INTO outgoing_mails (id, event_id, template, to_address, language, data) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT ON CONSTRAINT outgoing_mails_once DO NOTHING RETURNING id`,
    [newId(), mail.eventId ?? null, mail.template, mail.to, mail.language, JSON.stringify(mail.data)],
  );
  for (const { id } of queued) await enqueue(tx, 'send_mail', { mailId: id }, { key: `send_mail:${id}` });
}
