import { type Page } from '#libs/platform/http/page';

/** A row of the append-only log: who did what to what, when, why. */
export class EventView {
  id: number;
  occurredAt: Date;
  /** `<domain>.<what happened>`. */
  name: string;
  subjectType: string;
  subjectId: string;
  /** Null for what happened because its day had come. */
  personId: string | null;
  personName: string;
  organisationId: string | null;
  organisationName: string;
  /** In whose name, by mandate. */
  onBehalfOfName: string | null;
  reason: string | null;
  /** Facts of the event, as names and codes. */
  data: Record<string, unknown>;
  serviceId: string | null;
  stateCode: string | null;
  authorityId: string | null;
}

export class EventPage implements Page<EventView> {
  items: EventView[];
  total: number | null;
  next: string | null;
}
