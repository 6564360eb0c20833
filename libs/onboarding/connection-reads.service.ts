import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type Actor } from '#libs/kernel/actor';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { CURSOR_FORMS, decodeCursor, type PageQuery, pageOf } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { ConnectionFiles } from './connection-files.service.js';
import { type ConnectionListRow, connectionListStatement } from './connection-list.js';
import { type ConnectionQuery, type QuestionnaireQuery } from './connection.dto.js';
import { type ConnectionPage, type ConnectionView, connectionView } from './connection.view.js';
import { type QuestionnairePage, type QuestionnaireView } from './questionnaire.view.js';
import { type TestRunPage } from './test-run.view.js';
import { type TimelinePage, timelineEntry, type TimelineRow } from './timeline.view.js';
import { visibleConnections } from './visible-connections.js';

/** Reads of connections, for the API and for pages; each answers only what the actor may know of. */
@Injectable()
export class ConnectionReads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: ConnectionFiles,
  ) {}

  /** @throws DomainError `not-found` */
  async one(actor: Actor, id: string, t: Translate): Promise<ConnectionView> {
    return connectionView(await this.files.read(actor, id), actor, t);
  }

  /** A page of connections; the total comes with the first one. */
  async list(actor: Actor, query: ConnectionQuery): Promise<ConnectionPage> {
    const { name, sql, values } = connectionListStatement(visibleConnections(actor, this.clock.today(), 1), query);
    const rows = await this.database.read<ConnectionListRow>(name, sql, values);
    const total = rows[0]?.total ?? (query.cursor ? null : 0);
    const key = (row: ConnectionListRow): string[] => (query.sort === 'waiting' ? [row.waitingKey ?? '', row.id] : [row.id]);
    return pageOf(rows, query.limit, ({ waitingKey: _, total: __, ...summary }) => summary, key, total);
  }

  /** The tests of a connection, in the order they were planned. */
  async testRuns(actor: Actor, id: string, t: Translate): Promise<TestRunPage> {
    const { testRuns: items } = await this.one(actor, id, t);
    return { items, total: items.length, next: null };
  }

  /** What happened to a connection, the newest first. */
  async timeline(actor: Actor, id: string, query: PageQuery, t: Translate): Promise<TimelinePage> {
    await this.files.read(actor, id);
    const [before] = query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.number]) : [null];
    const rows = await this.database.read<TimelineRow>('connection-timeline', TIMELINE, [id, before, query.limit + 1]);
    return pageOf(
      rows,
      query.limit,
      (row) => timelineEntry(row, t),
      (row) => [row.id],
    );
  }

  /** The questionnaires of all connections of a service that go live on a day, one for each environment. */
  async questionnaires(actor: Actor, query: QuestionnaireQuery): Promise<QuestionnairePage> {
    const visible = visibleConnections(actor, this.clock.today(), 4);
    const byId = isUUID(query.service);
    const items = await this.database.read<QuestionnaireView>(
      `connection-questionnaires-${byId ? 'id' : 'slug'}-${visible.name}`,
      `${QUESTIONNAIRES} AND ${byId ? 'services.id' : 'services.slug'} = $1 AND ${visible.sql}
       ORDER BY connections.state_code, authorities.name, connections.id, parameters.environment DESC`,
      [query.service, query.state ?? null, query.cutoverOn, ...visible.values],
    );
    return { items, total: items.length, next: null };
  }
}

const TIMELINE = `
  SELECT id, occurred_at AS "occurredAt", name, person_name AS "personName", organisation_name AS "organisationName",
    on_behalf_of_name AS "onBehalfOfName", reason, data
  FROM events
  WHERE subject_type = 'connection' AND subject_id = $1 AND ($2::bigint IS NULL OR id < $2)
  ORDER BY id DESC
  LIMIT $3`;

const QUESTIONNAIRES = `
  SELECT connections.id AS "connectionId", services.slug AS "serviceSlug", services.name AS "serviceName",
    connections.state_code AS "stateCode", connections.authority_id AS "authorityId", authorities.name AS "authorityName",
    connections.state, connections.cutover_on AS "cutoverOn", parameters.stage, parameters.environment, parameters.transport,
    parameters.organisation_unit_id AS "organisationUnitId", parameters.mailbox, parameters.privacy_url AS "privacyUrl",
    parameters.imprint_url AS "imprintUrl", parameters.pvog_url AS "pvogUrl", parameters.dvdv_key AS "dvdvKey",
    parameters.destination_id AS "destinationId", parameters.xta_endpoint_url AS "xtaEndpointUrl",
    parameters.certificate_pem AS "certificatePem", parameters.certificate_fingerprint AS "certificateFingerprint",
    parameters.certificate_not_after AS "certificateNotAfter"
  FROM connections
  JOIN services ON services.id = connections.service_id
  JOIN authorities ON authorities.id = connections.authority_id
  JOIN connection_parameters AS parameters ON parameters.connection_id = connections.id
    AND parameters.stage = coalesce(connections.stage, connections.target_stage)
  WHERE connections.state IN ('scheduled', 'live') AND connections.cutover_on = $3
    AND ($2::char(2) IS NULL OR connections.state_code = $2)`;
