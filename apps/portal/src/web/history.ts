import { type Actor } from '#libs/kernel/actor';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type EventLog } from '#libs/reporting/event-log.service';
import { sayEvent, sayWho, sayWhy } from './say-event.js';

/** An entry of the `timeline` component. */
interface TimelineEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly title: string;
  readonly by: string;
  readonly detail: string | null;
}

/** What happened to a subject, as far as the actor may know of it; the newest first. */
export async function history(log: EventLog, actor: Actor, subjectType: string, subjectId: string, t: Translate): Promise<TimelineEntry[]> {
  const { items } = await log.list(actor, { subjectType, subjectId, limit: 200 });
  return items.map((event) => ({
    at: event.occurredAt.toISOString(),
    title: sayEvent(event, t),
    by: sayWho(event, t),
    detail: sayWhy(event, t),
  }));
}
