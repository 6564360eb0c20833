import { Injectable } from '@nestjs/common';
import { type EntityManager, In, Not } from 'typeorm';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { DomainError, invalidInput } from '#libs/kernel/domain-error';
import { blockers } from '#libs/kernel/state-machine';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { DirectoryService } from '#libs/directory/directory.service';
import { Clock } from '#libs/platform/clock';
import { brokenRule, Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { ApprovalEntity, type ApprovalSide } from './approval.entity.js';
import { checklistFor, CHECKLIST_VERSION } from './checklist-template.js';
import { ConnectionFiles } from './connection-files.service.js';
import { type ConnectionFile } from './connection-file.js';
import { type ConnectionActionInput, type ConnectionRequestInput } from './connection.dto.js';
import { ConnectionEntity } from './connection.entity.js';
import { CLOSED_STATES, connectionMachine, LEAD_OR_AGENT } from './connection.machine.js';
import { EVENT_OF_STEP } from './connection-events.js';
import { effectOf } from './step-effects.js';
import { type Step, takeStep } from './steps.js';
import { TaskEntity } from './task.entity.js';

/** The way of connections from the wish to live, and out again. */
@Injectable()
export class ConnectionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: ConnectionFiles,
    private readonly directory: DirectoryService,
    private readonly catalogue: CatalogueService,
  ) {}

  /**
   * Requests the connection of an authority with a service. What still stands in the way of a request, above all the missing contract
   * of the Land, leaves it kept as interest: demand that the Land can see.
   * @returns the connection's id
   * @throws DomainError `not-allowed`, `not-found`, `conflict` for a service that cannot be ordered, an authority that is not
   *   competent, or a connection that is open already
   */
  async request(actor: Actor, input: ConnectionRequestInput): Promise<string> {
    return this.database.transaction((tx) => this.requestIn(tx, actor, input));
  }

  /** `request` as a part of a transaction, for batches. */
  async requestIn(tx: EntityManager, actor: Actor, input: ConnectionRequestInput): Promise<string> {
    if (!holdsAny(actor, LEAD_OR_AGENT)) throw new DomainError('not-allowed', 'role_may_not_act');
    await this.directory.mayActFor(tx, actor, input.authorityId, input.serviceId);
    await this.catalogue.orderable(tx, input.serviceId);
    const kept = await this.keptInterest(tx, actor, input);
    const interest = kept ?? (await this.openInterest(tx, actor, input));
    const missing = blockers(connectionMachine, interest, 'request');
    if (missing.length === 0) await this.step(tx, actor, interest, { action: 'request' });
    else if (kept) throw new DomainError('conflict', 'interest_is_kept', { missing });
    else {
      const file = await this.files.settle(tx, actor, interest.id);
      await this.files.record(tx, actor, file, { name: 'connection.interest_kept', data: { missing } });
    }
    return interest.id;
  }

  /**
   * Takes a step.
   * @throws DomainError as `takeStep` does, `not-found`, `stale-version`, `invalid-input` for a cutover day in the past
   */
  async act(actor: Actor, id: string, input: ConnectionActionInput, expectedVersion: number | null = null): Promise<void> {
    await this.database.transaction((tx) => this.actIn(tx, actor, id, input, expectedVersion));
  }

  /** `act` as a part of a transaction, for batches. */
  async actIn(
    tx: EntityManager,
    actor: Actor,
    id: string,
    input: ConnectionActionInput,
    expectedVersion: number | null = null,
  ): Promise<void> {
    await this.step(tx, actor, await this.files.lock(tx, actor, id, expectedVersion), input);
  }

  private async step(tx: EntityManager, actor: Actor, file: ConnectionFile, input: ConnectionActionInput): Promise<void> {
    if (input.cutoverOn !== undefined && input.action !== 'schedule') throw invalidInput({ pointer: '/cutoverOn', code: 'unknown_field' });
    const planned = { ...file, cutoverOn: input.cutoverOn ?? file.cutoverOn };
    const { state, pause } = takeStep(planned, input.action, actor.roles);
    if (input.cutoverOn !== undefined && input.cutoverOn < file.today) throw invalidInput({ pointer: '/cutoverOn', code: 'cutover_past' });
    await this.writeWhatBelongs(tx, actor, file, input.action);
    const after = await this.files.settle(tx, actor, file.id, { state, pause, ...effectOf(planned, input, this.clock.now()) });
    await this.files.record(tx, actor, after, {
      name: `connection.${EVENT_OF_STEP[input.action]}`,
      reason: input.reason ?? null,
      data: { stage: file.targetStage, cutoverOn: after.cutoverOn, side: sideOf(input.action, actor) },
    });
  }

  private async writeWhatBelongs(tx: EntityManager, actor: Actor, file: ConnectionFile, action: Step): Promise<void> {
    switch (action) {
      case 'clear':
      case 'go_live':
        // Once more on going live: the service may offer the direct stage only since then.
        return this.writeChecklist(tx, file);
      case 'approve_authority':
        return this.approve(tx, actor, file, 'authority');
      case 'approve_operator':
        return this.approve(tx, actor, file, 'operator');
      default:
        return;
    }
  }

  /** The authority's interest that was kept for the day when a request becomes possible, locked; null when there is none. */
  private async keptInterest(tx: EntityManager, actor: Actor, input: ConnectionRequestInput): Promise<ConnectionFile | null> {
    const { serviceId, authorityId } = input;
    const open = await tx.findOneBy(ConnectionEntity, { serviceId, authorityId, state: Not(In(CLOSED_STATES)) });
    if (!open) return null;
    const file = await this.files.lock(tx, actor, open.id);
    if (file.state !== 'interest') throw new DomainError('conflict', 'connection_is_open');
    return file;
  }

  private async openInterest(
    tx: EntityManager,
    actor: Actor,
    { serviceId, authorityId, note }: ConnectionRequestInput,
  ): Promise<ConnectionFile> {
    const id = newId();
    const insert = tx.query(
      `INSERT INTO connections (id, service_id, authority_id, state_code, state, target_stage, note, requested_by, created_at, state_since)
       SELECT $1, $2, authorities.id, authorities.state_code, 'interest',
         CASE WHEN 'interim' IN (SELECT stage FROM service_transports WHERE service_id = $2) THEN 'interim' ELSE 'direct' END, $4, $5, $6, $6
       FROM authorities WHERE authorities.id = $3`,
      [id, serviceId, authorityId, note ?? null, actor.personId, this.clock.now()],
    );
    await insert.catch((error: unknown) => {
      // Somebody else was faster by a moment.
      throw brokenRule(error)?.constraint === 'connections_one_open' ? new DomainError('conflict', 'connection_is_open') : error;
    });
    const file = await this.files.lock(tx, actor, id);
    if (file.competence === 'not_competent') throw await this.notCompetent(tx, file);
    return file;
  }

  /** The refusal for an authority that does not answer for the service, naming those who do where it works. */
  private async notCompetent(tx: EntityManager, file: ConnectionFile): Promise<DomainError> {
    const competent = await tx.query<{ name: string }[]>(COMPETENT_INSTEAD, [file.serviceId, file.authorityId, file.today]);
    const params = { authority: file.authorityName, service: file.serviceName, competent: competent.map(({ name }) => name).join(', ') };
    return new DomainError('conflict', competent.length > 0 ? 'not_competent' : 'nobody_competent_here', { params });
  }

  private async writeChecklist(tx: EntityManager, file: ConnectionFile): Promise<void> {
    const now = this.clock.now();
    const rows = checklistFor(file).map((task) => ({
      ...task,
      needs: [...task.needs],
      connectionId: file.id,
      stateSince: now,
      templateVersion: CHECKLIST_VERSION,
    }));
    if (rows.length === 0) return;
    await tx.createQueryBuilder().insert().into(TaskEntity).values(rows).orIgnore().execute();
  }

  private async approve(tx: EntityManager, actor: Actor, file: ConnectionFile, side: ApprovalSide): Promise<void> {
    const { personId, personName } = actor;
    if (personId === null) throw new Error('Only a person approves.');
    const approval = { id: newId(), connectionId: file.id, stage: file.targetStage, side, personId, personName };
    await tx.insert(ApprovalEntity, { ...approval, approvedAt: this.clock.now() });
  }
}

/** On which side of a connection somebody paused, resumed or approved. */
function sideOf(step: Step, actor: Actor): ApprovalSide | null {
  if (!['approve_authority', 'approve_operator', 'pause', 'resume'].includes(step)) return null;
  return actor.organisationKind === 'operator' ? 'operator' : 'authority';
}

/** Authorities competent for service $1 on day $3 that serve a region of authority $2, or one that contains it. */
const COMPETENT_INSTEAD = `
  SELECT DISTINCT authorities.name
  FROM authority_regions AS own
  JOIN regions AS own_region ON own_region.id = own.region_id
  JOIN regions ON regions.ars = ANY(containing_ars(own_region.ars))
  JOIN authority_regions AS served ON served.region_id = regions.id
  JOIN competent_on($3) AS competent ON competent.authority_id = served.authority_id
  JOIN service_leistungen ON service_leistungen.leika_key = competent.leika_key AND service_leistungen.service_id = $1
  JOIN authorities ON authorities.id = competent.authority_id
  WHERE own.authority_id = $2
  ORDER BY authorities.name
  LIMIT 5`;
