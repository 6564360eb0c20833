import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#libs/platform/clock';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { Database } from '#libs/platform/database/database';
import { type RecordedEvent } from '#libs/platform/events/recorded-event';
import { type Language, translator } from '#libs/platform/i18n/i18n';
import { sayMoment } from '#libs/platform/i18n/say';
import { queueMail } from '#libs/platform/mail/queue-mail';
import { recipientsOf, templateOf } from './notification-rules.js';
import { findAddressees } from './recipients.js';

/** Tells people of events, by the table of rules. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Fixes who is told and queues a mail for each. Doing it again adds nobody twice. */
  async notify(event: RecordedEvent): Promise<void> {
    const recipients = recipientsOf(event);
    if (recipients.length === 0) return;
    await this.database.transaction(async (tx) => {
      for (const { name, address, language } of await findAddressees(tx, event, recipients, this.clock.today())) {
        const data = { ...event.data, reason: event.reason, personName: name, link: this.linkTo(event), about: about(event, language) };
        await queueMail(tx, { template: templateOf(event.name), to: address, language, data, eventId: event.id });
      }
    });
  }

  private linkTo({ subjectType, subjectId, data }: RecordedEvent): string {
    const key = subjectType === 'service' ? String(data.serviceSlug) : subjectId;
    return `${this.config.baseUrl}/${subjectType}s/${key}`;
  }
}

/** Who did it and when; things that happened because their day had come were done by nobody. */
function about({ personId, personName, organisationName, onBehalfOfName, occurredAt }: RecordedEvent, language: Language): string {
  const t = translator(language);
  const moment = sayMoment(occurredAt, language);
  if (personId === null) return t('mail.by_day', { moment });
  const person = `${personName} (${organisationName})`;
  return t('mail.by', { who: onBehalfOfName ? t('mail.on_behalf', { who: person, behalf: onBehalfOfName }) : person, moment });
}
