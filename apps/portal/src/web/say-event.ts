import { sayConnectionEvent } from '#libs/onboarding/timeline.view';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type EventView } from '#libs/reporting/event.view';

/** What happened, for people. */
export function sayEvent(event: EventView, t: Translate): string {
  return event.subjectType === 'connection' ? sayConnectionEvent(event, t) : t(`events.${event.name}`);
}

/** Who did it, for which organisation, and in whose name. */
export function sayWho({ personId, personName, organisationName, onBehalfOfName }: EventView, t: Translate): string {
  const who = personId === null ? personName : `${personName}, ${organisationName}`;
  return onBehalfOfName === null ? who : t('mail.on_behalf', { who, behalf: onBehalfOfName });
}

/** Why it was done, or what it changed. */
export function sayWhy({ name, reason, data }: EventView, t: Translate): string | null {
  if (reason !== null || name !== 'service.edited') return reason;
  const fields = Object.keys(data.changes ?? {});
  return fields.map((field) => t(`catalogue.field.${field}`)).join(', ') || null;
}
