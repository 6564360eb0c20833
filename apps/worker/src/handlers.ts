import { type INestApplicationContext } from '@nestjs/common';
import { ContractService } from '#libs/contracts/contract.service';
import { AuthorityService } from '#libs/directory/authority.service';
import { NotificationService } from '#libs/notifications/notification.service';
import { OutgoingMailService } from '#libs/notifications/outgoing-mail.service';
import { ConnectionReactions } from '#libs/onboarding/connection-reactions.service';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { readEvent } from '#libs/platform/events/recorded-event';
import { sealEvents } from '#libs/platform/events/sealing';
import { type JobName, type JobPayloads } from '#libs/platform/jobs/enqueue';
import { freeJobs } from './free-jobs.js';
import { tidyUp } from './tidy-up.js';

/** What is done for each job. A job can run twice (after a crash, say), so each of these leaves alone what is done already. */
export type Handlers = { readonly [Name in JobName]: (payload: JobPayloads[Name]) => Promise<unknown> };

export function handlersFor(application: INestApplicationContext): Handlers {
  const database = application.get(Database);
  const clock = application.get(Clock);
  const authorities = application.get(AuthorityService);
  const contracts = application.get(ContractService);
  const notifications = application.get(NotificationService);
  const mails = application.get(OutgoingMailService);
  const connections = application.get(ConnectionReactions);
  return {
    notify: async ({ eventId }) => {
      const event = await readEvent(database, eventId);
      await notifications.notify(event);
      await connections.reactTo(event);
    },
    send_mail: ({ mailId }) => mails.send(mailId),
    seal_events: () => sealEvents(database),
    turn_of_day: async () => {
      await authorities.turnOfDay();
      await contracts.turnOfDay(clock.today());
    },
    tidy_up: () => tidyUp(database),
    free_jobs: () => database.transaction(freeJobs),
  };
}
