import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { type NewEvent, recordEvent } from '#libs/platform/events/record';
import { CONNECTION_FILE, type ConnectionFile, connectionFile, type ConnectionFileRow } from './connection-file.js';
import { ConnectionEntity } from './connection.entity.js';
import { visibleConnections } from './visible-connections.js';
import { whoHasTheBall } from './who-has-the-ball.js';

/** What a step changes at the connection itself; whose turn it is follows. */
export type ConnectionChanges = Partial<
  Pick<
    ConnectionFile,
    | 'state'
    | 'stage'
    | 'targetStage'
    | 'pause'
    | 'pauseReason'
    | 'reason'
    | 'cutoverOn'
    | 'liveInterimSince'
    | 'liveDirectSince'
    | 'contractId'
    | 'endsOn'
  >
>;

/** Takes connections out for reading and for work, and puts them back with whose turn it is. */
@Injectable()
export class ConnectionFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` for connections that the actor may not know of, too */
  async read(actor: Actor, id: string): Promise<ConnectionFile> {
    const today = this.clock.today();
    const visible = visibleConnections(actor, today, 3);
    const row = await this.database.readOne<ConnectionFileRow>(`connection-file-${visible.name}`, CONNECTION_FILE + visible.sql, [
      id,
      today,
      ...visible.values,
    ]);
    if (!row) throw notFound();
    return connectionFile(row, today, actor.personId);
  }

  /**
   * Takes a connection out for work: until the transaction ends, nobody else can.
   * @param expectedVersion the version that the work is based on; null when the caller does not say
   * @throws DomainError `not-found`, `stale-version`
   */
  async lock(tx: EntityManager, actor: Actor, id: string, expectedVersion: number | null = null): Promise<ConnectionFile> {
    const visible = visibleConnections(actor, this.clock.today(), 2);
    const found = await tx.query<unknown[]>(`SELECT id FROM connections WHERE id = $1 AND ${visible.sql} FOR UPDATE`, [
      id,
      ...visible.values,
    ]);
    if (found.length === 0) throw notFound();
    const file = await this.load(tx, actor, id);
    if (expectedVersion !== null && expectedVersion !== file.rowVersion) throw new DomainError('stale-version', 'stale_version');
    return file;
  }

  /** Writes what a step changed, after everything that belongs to the connection has been written, and says whose turn it is now. */
  async settle(tx: EntityManager, actor: Actor, id: string, changes: ConnectionChanges = {}): Promise<ConnectionFile> {
    const now = this.clock.now();
    const before = await this.load(tx, actor, id);
    const changed = { ...before, ...changes };
    const waitingOn = whoHasTheBall(changed);
    const after: ConnectionFile = {
      ...changed,
      stateSince: changed.state === before.state ? before.stateSince : now,
      waitingOn,
      waitingSince: waitingOn === before.waitingOn ? before.waitingSince : waitingOn && now,
      rowVersion: before.rowVersion + 1,
    };
    const { stateSince, waitingSince, rowVersion } = after;
    await tx.update(ConnectionEntity, id, { ...changes, stateSince, waitingOn, waitingSince, rowVersion });
    return after;
  }

  /** Records what happened to a connection, with the names that mails and feeds need. */
  async record(tx: EntityManager, actor: Actor, file: ConnectionFile, event: Pick<NewEvent, 'name' | 'reason' | 'data'>): Promise<void> {
    await recordEvent(tx, actor, {
      name: event.name,
      subjectType: 'connection',
      subjectId: file.id,
      occurredAt: this.clock.now(),
      reason: event.reason ?? null,
      serviceId: file.serviceId,
      stateCode: file.stateCode,
      authorityId: file.authorityId,
      onBehalfOf: actor.organisationKind === 'provider' ? { id: file.authorityId, name: file.authorityName } : null,
      data: {
        serviceName: file.serviceName,
        serviceSlug: file.serviceSlug,
        authorityName: file.authorityName,
        stateName: file.stateName,
        contractNumber: file.contractNumber,
        state: file.state,
        waitingOn: file.waitingOn,
        ...event.data,
      },
    });
  }

  private async load(tx: EntityManager, actor: Actor, id: string): Promise<ConnectionFile> {
    const today = this.clock.today();
    const [row] = await tx.query<ConnectionFileRow[]>(`${CONNECTION_FILE} true`, [id, today]);
    if (!row) throw notFound();
    return connectionFile(row, today, actor.personId);
  }
}
