import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { DomainError, notFound } from '#libs/kernel/domain-error';
import { next } from '#libs/kernel/state-machine';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { Clock } from '#libs/platform/clock';
import { brokenRule, Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { decodeIdCursor, pageOf } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { FINISHED_STATES } from './contract.machine.js';
import { type InterestActionInput, type InterestInput, type InterestQuery } from './interest.dto.js';
import { InterestEntity } from './interest.entity.js';
import { type InterestAction, interestMachine } from './interest.machine.js';
import {
  INTEREST_LIST_SQL,
  INTEREST_SQL,
  INTERESTS_WAITING_SQL,
  type InterestRow,
  lockVisibleInterest,
  stateScope,
} from './interest-row.js';
import { type InterestPage, interestView, type InterestView } from './interest.view.js';

const EVENTS: Readonly<Record<InterestAction, string>> = {
  start_alignment: 'interest.alignment_started',
  confirm: 'interest.confirmed',
  decline: 'interest.declined',
  withdraw: 'interest.withdrawn',
};

const MOST_WAITING = 50;

/** Interests of Länder in services: the first step towards a contract. */
@Injectable()
export class InterestService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueService,
    private readonly clock: Clock,
  ) {}

  /**
   * Declares the interest of the actor's Land.
   * @returns the interest's id
   * @throws DomainError `conflict` when the service cannot be ordered or the Land has already asked for it
   */
  async declare(actor: Actor, { serviceId, note }: InterestInput): Promise<string> {
    const { stateCode, personId } = actor;
    if (!holdsAny(actor, ['state.coordinator']) || !stateCode || !personId) throw new DomainError('not-allowed', 'role_may_not_act');
    const id = newId();
    await this.database
      .transaction(async (tx) => {
        await this.catalogue.orderable(tx, serviceId);
        await this.refuseSecond(tx, serviceId, stateCode);
        const now = this.clock.now();
        await tx.insert(InterestEntity, {
          id,
          serviceId,
          stateCode,
          state: interestMachine.initial,
          stateSince: now,
          note: note ?? null,
          submittedBy: personId,
          createdAt: now,
        });
        await this.record(tx, actor, 'interest.submitted', await lockVisibleInterest(tx, actor, id));
      })
      .catch((error: unknown) => {
        if (brokenRule(error)?.constraint === 'interests_one_open') throw new DomainError('conflict', 'interest_open');
        throw error;
      });
    return id;
  }

  /** Takes a step of an interest. */
  async act(actor: Actor, id: string, { action, reason, conditions }: InterestActionInput): Promise<void> {
    await this.database.transaction(async (tx) => {
      const interest = await lockVisibleInterest(tx, actor, id);
      const state = next(interestMachine, interest, action, actor.roles);
      await tx.update(InterestEntity, id, {
        state,
        stateSince: this.clock.now(),
        ...(reason !== undefined && { reason }),
        ...(action === 'confirm' && { conditions: conditions ?? null }),
      });
      await this.record(tx, actor, EVENTS[action], interest, { reason, conditions });
    });
  }

  async view(actor: Actor, id: string, t: Translate): Promise<InterestView> {
    const interest = await this.database.readOne<InterestRow>('interest', INTEREST_SQL, [stateScope(actor), id]);
    if (!interest) throw notFound();
    return interestView(interest, actor, t);
  }

  /** The interests that the actor may know of, the newest first. */
  async list(actor: Actor, { limit, cursor, service, state, status }: InterestQuery, t: Translate): Promise<InterestPage> {
    const rows = await this.database.read<InterestRow>('interests', INTEREST_LIST_SQL, [
      stateScope(actor),
      decodeIdCursor(cursor),
      service ?? null,
      state ?? null,
      status ?? null,
      limit + 1,
    ]);
    return pageOf(
      rows,
      limit,
      (interest) => interestView(interest, actor, t),
      ({ id }) => [id],
    );
  }

  /** Those in which somebody has the ball, the longest in their state first. */
  async waiting(actor: Actor, t: Translate): Promise<InterestView[]> {
    const rows = await this.database.read<InterestRow>('interests-waiting', INTERESTS_WAITING_SQL, [stateScope(actor), MOST_WAITING]);
    return rows.map((interest) => interestView(interest, actor, t));
  }

  /** A confirmed interest leads to one contract; asking again makes sense once that has ended. */
  private async refuseSecond(tx: EntityManager, serviceId: string, stateCode: string): Promise<void> {
    const [existing] = await tx.query<{ isAnswered: boolean }[]>(
      `SELECT false AS "isAnswered" FROM interests WHERE service_id = $1 AND state_code = $2 AND (state IN ('submitted', 'in_alignment')
         OR (state = 'confirmed' AND NOT EXISTS (SELECT 1 FROM contracts WHERE interest_id = interests.id)))
       UNION ALL
       SELECT true FROM contracts WHERE service_id = $1 AND state_code = $2 AND state <> ALL ($3)`,
      [serviceId, stateCode, FINISHED_STATES],
    );
    if (existing) throw new DomainError('conflict', existing.isAnswered ? 'contract_exists' : 'interest_open');
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    name: string,
    interest: InterestRow,
    { reason, conditions }: Pick<InterestActionInput, 'reason' | 'conditions'> = {},
  ): Promise<void> {
    const { id: subjectId, serviceId, stateCode, serviceName, serviceSlug, stateName } = interest;
    await recordEvent(tx, actor, {
      name,
      subjectType: 'interest',
      subjectId,
      occurredAt: this.clock.now(),
      reason,
      serviceId,
      stateCode,
      data: { serviceName, serviceSlug, stateName, conditions: conditions ?? null },
    });
  }
}
