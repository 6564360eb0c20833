import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, SYSTEM } from '#libs/kernel/actor';
import { addDays } from '#libs/kernel/day';
import { DomainError } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { type Language } from '#libs/platform/i18n/i18n';
import { queueMail } from '#libs/platform/mail/queue-mail';
import { type FeedbackInput } from './feedback.dto.js';

/** Days within which a report has to be answered (BremBGG § 14, paragraph 3). */
const DAYS_TO_ANSWER = 14;
/** More reports than this in an hour are not reports. */
const MOST_PER_HOUR = 30;

interface Reader {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

/** What people tell the operator about barriers. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Mails a report to the operator's administrators. The log keeps that one came, not what it said nor by whom: it cannot be erased there.
   * @throws DomainError `rate-limited` when too many come, `unavailable` when nobody would read it
   */
  async report(actor: Actor | null, input: FeedbackInput): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.refuseFlood(tx);
      const readers: Reader[] = await tx.query(READERS);
      if (readers.length === 0) throw new DomainError('unavailable', 'feedback_without_reader');
      for (const { name, address, language } of readers) {
        await queueMail(tx, {
          template: 'feedback',
          to: address,
          language,
          data: {
            personName: name,
            message: input.message,
            page: input.page ?? null,
            email: input.email ?? null,
            answerBy: addDays(this.clock.today(), DAYS_TO_ANSWER),
            link: `${this.config.baseUrl}/accessibility`,
          },
        });
      }
      await recordEvent(
        tx,
        { ...SYSTEM, requestId: actor?.requestId ?? null },
        {
          name: 'feedback.received',
          subjectType: 'feedback',
          subjectId: newId(),
        },
      );
    });
  }

  private async refuseFlood(tx: EntityManager): Promise<void> {
    const [{ count = 0 } = {}] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM events WHERE name = 'feedback.received' AND occurred_at > clock_timestamp() - interval '1 hour'`,
    );
    if (count >= MOST_PER_HOUR) throw new DomainError('rate-limited', 'rate_limited', { retryAfterSeconds: 3600 });
  }
}

/** The administrators; while there are none, the operator's functional mailbox. */
const READERS = `
  WITH administrators AS (
    SELECT people.name, people.email AS address, people.language
    FROM memberships JOIN people ON people.id = memberships.person_id
    WHERE 'operator.admin' = ANY (memberships.roles) AND memberships.ended_at IS NULL
      AND people.disabled_at IS NULL AND people.password_hash IS NOT NULL)
  SELECT * FROM administrators
  UNION ALL
  SELECT name, mailbox, 'de' FROM organisations
  WHERE kind = 'operator' AND mailbox IS NOT NULL AND NOT EXISTS (SELECT FROM administrators)`;
