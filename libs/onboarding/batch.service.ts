import { Injectable } from '@nestjs/common';
import { type EntityManager, In, Not } from 'typeorm';
import { type Actor, holdsAny, type Role } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound, type RefusalDetails } from '#libs/kernel/domain-error';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { type Visibility, visibleAuthorities } from '#libs/directory/visible-authorities';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type BatchAction, type BatchInput, LARGEST_BATCH } from './batch.dto.js';
import { type BatchOutcome, type BatchRow, batchView, type BatchView } from './batch.view.js';
import { ConnectionEntity, type ConnectionState } from './connection.entity.js';
import { CLOSED_STATES, LEAD_OR_AGENT } from './connection.machine.js';
import { ConnectionService } from './connection.service.js';
import { visibleConnections } from './visible-connections.js';

const MAY_TAKE: Readonly<Record<BatchAction, readonly Role[]>> = { request: LEAD_OR_AGENT, clear: ['state.coordinator'] };

type BatchStep = Pick<BatchInput, 'serviceId' | 'action'>;

/** What became of one authority, or would. */
interface ItemResult {
  readonly outcome: BatchOutcome;
  readonly state: ConnectionState | null;
  readonly reason: string | null;
  readonly details: RefusalDetails;
}

/** Carries the result out of a transaction that is to leave nothing behind. */
class OnlyTried extends Error {
  constructor(readonly state: ConnectionState) {
    super('only tried');
  }
}

/** Takes one step for many authorities, each by the very rules of a single one. A preview is the step itself, taken and rolled back. */
@Injectable()
export class BatchService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly connections: ConnectionService,
    private readonly catalogue: CatalogueService,
  ) {}

  /**
   * Sees what a step would do for each authority, and takes it unless it is only to be seen.
   * @returns the batch's id
   * @throws DomainError `not-allowed`, `not-found` or `conflict` for the service, `invalid-input` for too many authorities or none
   */
  async create(actor: Actor, input: BatchInput): Promise<string> {
    if (!holdsAny(actor, MAY_TAKE[input.action])) throw new DomainError('not-allowed', 'role_may_not_act');
    const id = newId();
    const authorities = await this.database.transaction(async (tx) => {
      await this.catalogue.orderable(tx, input.serviceId);
      await tx.query('INSERT INTO connection_batches (id, service_id, action, organisation_id, created_by) VALUES ($1, $2, $3, $4, $5)', [
        id,
        input.serviceId,
        input.action,
        actor.organisationId,
        actor.personId,
      ]);
      return input.authorityIds ? existing(tx, input.authorityIds) : this.chosen(tx, actor, input);
    });
    for (const authorityId of authorities) await this.preview(actor, id, input, authorityId);
    if (!input.dryRun) await this.commit(actor, id);
    return id;
  }

  /**
   * Takes the step for every authority for which it was possible. Broken off, it goes on where it stopped when called again.
   * @throws DomainError `not-found`, `not-allowed`, `conflict` when it has been committed
   */
  async commit(actor: Actor, id: string): Promise<void> {
    const batch = await this.row(actor, id);
    if (!holdsAny(actor, MAY_TAKE[batch.action])) throw new DomainError('not-allowed', 'role_may_not_act');
    if (batch.committedAt) throw new DomainError('conflict', 'batch_is_committed');
    const step = { serviceId: batch.serviceId, action: batch.action };
    for (const { authorityId, outcome } of batch.items) {
      if (outcome === 'possible') await this.carryOut(actor, id, step, authorityId);
    }
    await this.database.transaction((tx) => tx.query('UPDATE connection_batches SET committed_at = clock_timestamp() WHERE id = $1', [id]));
  }

  /** @throws DomainError `not-found` for batches of other organisations, too */
  async view(actor: Actor, id: string, t: Translate): Promise<BatchView> {
    return batchView(await this.row(actor, id), t);
  }

  private async preview(actor: Actor, id: string, step: BatchStep, authorityId: string): Promise<void> {
    const result = await this.database
      .transaction(async (tx) => {
        throw new OnlyTried(await this.take(tx, actor, step, authorityId));
      })
      .catch((error: unknown) => resultOf(error));
    await this.database.transaction((tx) => keep(tx, id, authorityId, result));
  }

  private async carryOut(actor: Actor, id: string, step: BatchStep, authorityId: string): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        // Whoever else carries the batch out at this moment waits here, and finds it done.
        const open = await tx.query<unknown[]>(`${ITEM} AND outcome = 'possible' FOR UPDATE`, [id, authorityId]);
        if (open.length === 0) return;
        const state = await this.take(tx, actor, step, authorityId);
        await keep(tx, id, authorityId, { outcome: 'done', state, reason: null, details: {} });
      });
    } catch (error) {
      const result = resultOf(error);
      await this.database.transaction((tx) => keep(tx, id, authorityId, result));
    }
  }

  /** The step itself, as for a single authority. */
  private async take(tx: EntityManager, actor: Actor, step: BatchStep, authorityId: string): Promise<ConnectionState> {
    const { serviceId, action } = step;
    if (action === 'request') await this.connections.requestIn(tx, actor, { serviceId, authorityId });
    const connection = await tx.findOneBy(ConnectionEntity, { serviceId, authorityId, state: Not(In(CLOSED_STATES)) });
    if (!connection) throw notFound();
    if (action === 'request') return connection.state;
    await this.connections.actIn(tx, actor, connection.id, { action });
    return tx.findOneByOrFail(ConnectionEntity, { id: connection.id }).then(({ state }) => state);
  }

  /** The authorities that a filter chooses among those the actor may know of. */
  private async chosen(tx: EntityManager, actor: Actor, { serviceId, action, filter }: BatchInput): Promise<string[]> {
    if (!filter) throw invalidInput({ pointer: '/authorityIds', code: 'required' });
    const status = filter.status ?? (action === 'clear' ? 'requested' : null);
    const today = this.clock.today();
    const land = filter.stateCode ?? null;
    const [sql, values] = status
      ? withVisibility(BY_STATUS, [serviceId, land, status], visibleConnections(actor, today, 4))
      : withVisibility(BY_COMPETENCE, [serviceId, land, today], visibleAuthorities(actor, today, COMPETENT_COLUMNS, 4));
    const found = await tx.query<{ id: string }[]>(`${sql} LIMIT ${LARGEST_BATCH + 1}`, values);
    if (found.length > LARGEST_BATCH) throw invalidInput({ pointer: '/filter', code: 'arrayMaxSize', params: { max: LARGEST_BATCH } });
    return found.map(({ id }) => id);
  }

  private async row(actor: Actor, id: string): Promise<BatchRow> {
    const batch = await this.database.readOne<BatchRow>('connection-batch', BATCH, [id, actor.organisationId]);
    if (!batch) throw notFound();
    return batch;
  }
}

/** @throws DomainError `invalid-input` for those that do not exist */
async function existing(tx: EntityManager, authorityIds: readonly string[]): Promise<readonly string[]> {
  const found = await tx.query<{ id: string }[]>('SELECT id FROM authorities WHERE id = ANY($1)', [authorityIds]);
  const known = new Set(found.map(({ id }) => id));
  const unknown = authorityIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/authorityIds/${index}`, code: 'no_such_authority' }],
  );
  if (unknown.length > 0) throw invalidInput(...unknown);
  return authorityIds;
}

function withVisibility(sql: string, values: readonly unknown[], visible: Visibility): [string, unknown[]] {
  return [`${sql} AND ${visible.sql} ORDER BY 1`, [...values, ...visible.values]];
}

/** What came of trying; anything but a refusal is a bug and goes on its way. */
function resultOf(error: unknown): ItemResult {
  if (error instanceof OnlyTried) return { outcome: 'possible', state: error.state, reason: null, details: {} };
  if (error instanceof DomainError) return { outcome: 'refused', state: null, reason: error.reason, details: error.details };
  throw error;
}

async function keep(tx: EntityManager, id: string, authorityId: string, { outcome, state, reason, details }: ItemResult): Promise<void> {
  await tx.query(
    `INSERT INTO connection_batch_items (batch_id, authority_id, outcome, state, reason, params, missing) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (batch_id, authority_id) DO UPDATE
       SET outcome = excluded.outcome, state = excluded.state, reason = excluded.reason, params = excluded.params, missing = excluded.missing`,
    [id, authorityId, outcome, state, reason, JSON.stringify(details.params ?? {}), JSON.stringify(details.missing ?? [])],
  );
}

const ITEM = 'SELECT FROM connection_batch_items WHERE batch_id = $1 AND authority_id = $2';

const BATCH = `
  SELECT batches.id, batches.service_id AS "serviceId", services.name AS "serviceName", batches.action, batches.created_at AS "createdAt",
    batches.committed_at AS "committedAt",
    coalesce((
      SELECT json_agg(json_build_object('authorityId', items.authority_id, 'authorityName', authorities.name, 'outcome', items.outcome,
        'state', items.state, 'reason', items.reason, 'params', items.params, 'missing', items.missing) ORDER BY authorities.name, authorities.id)
      FROM connection_batch_items AS items JOIN authorities ON authorities.id = items.authority_id
      WHERE items.batch_id = batches.id), '[]') AS items
  FROM connection_batches AS batches JOIN services ON services.id = batches.service_id
  WHERE batches.id = $1 AND batches.organisation_id = $2`;

const BY_STATUS = `
  SELECT connections.authority_id AS id FROM connections
  WHERE connections.service_id = $1 AND ($2::char(2) IS NULL OR connections.state_code = $2) AND connections.state = $3`;

const COMPETENT_COLUMNS = {
  authorityId: 'competent.authority_id',
  stateCode: 'competent.state_code',
  serviceId: 'service_leistungen.service_id',
};

const BY_COMPETENCE = `
  SELECT DISTINCT competent.authority_id AS id
  FROM competent_on($3) AS competent JOIN service_leistungen ON service_leistungen.leika_key = competent.leika_key
  WHERE service_leistungen.service_id = $1 AND ($2::char(2) IS NULL OR competent.state_code = $2)
    AND NOT EXISTS (SELECT FROM connections WHERE connections.service_id = $1 AND connections.authority_id = competent.authority_id
      AND connections.state NOT IN ('declined', 'cancelled', 'disconnected'))`;
