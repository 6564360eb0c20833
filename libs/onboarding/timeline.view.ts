import { type RecordedEvent } from '#libs/platform/events/recorded-event';
import { type Page } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';

/** Something that happened to a connection. */
export class TimelineEntry {
  id: number;
  occurredAt: Date;
  /** Name of the event, e.g. `connection.cleared`. */
  name: string;
  /** What happened, as a sentence. */
  message: string;
  personName: string;
  organisationName: string;
  /** The authority in whose name an IT service provider acted. */
  onBehalfOfName: string | null;
  reason: string | null;
}

export class TimelinePage implements Page<TimelineEntry> {
  items: TimelineEntry[];
  total: number | null;
  next: string | null;
}

export type TimelineRow = Pick<
  RecordedEvent,
  'id' | 'occurredAt' | 'name' | 'personName' | 'organisationName' | 'onBehalfOfName' | 'reason' | 'data'
>;

export function timelineEntry(event: TimelineRow, t: Translate): TimelineEntry {
  return {
    id: event.id,
    occurredAt: event.occurredAt,
    name: event.name,
    message: sayConnectionEvent(event, t),
    personName: event.personName,
    organisationName: event.organisationName,
    onBehalfOfName: event.onBehalfOfName,
    reason: event.reason,
  };
}

/** Says what happened to a connection, with the names of what it happened to. */
export function sayConnectionEvent({ name, data }: Pick<RecordedEvent, 'name' | 'data'>, t: Translate): string {
  return t(`onboarding.event.${name.replace('connection.', '')}`, {
    ...named(data, 'task', (key) => t(`onboarding.checklist.${key}.title`)),
    ...named(data, 'taskState', (state) => t(`onboarding.task.state.${state}`)),
    ...named(data, 'environment', (environment) => t(`onboarding.environment.${environment}`)),
    ...named(data, 'stage', (stage) => t(`onboarding.stage.${stage}`)),
    ...named(data, 'side', (side) => t(`onboarding.side.${side}`)),
    ...named(data, 'cutoverOn', (day) => day),
    ...named(data, 'endsOn', (day) => day),
  });
}

function named(data: RecordedEvent['data'], field: string, say: (value: string) => string): Record<string, string> {
  const value = data[field];
  return typeof value === 'string' ? { [field]: say(value) } : {};
}
