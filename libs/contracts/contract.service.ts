import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SecondFactorService } from '#libs/accounts/second-factor.service';
import { type Actor, SYSTEM } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { DomainError } from '#libs/kernel/domain-error';
import { next } from '#libs/kernel/state-machine';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { enqueue } from '#libs/platform/jobs/enqueue';
import { contractRoles } from './contract-roles.js';
import { type ContractRow, eventData, factsOf, lockVisible } from './contract-row.js';
import { ContractSignatureEntity } from './contract-signature.entity.js';
import { contentSha256, offerEnd, textOfNextOffer } from './contract-text.js';
import { ContractTextEntity } from './contract-text.entity.js';
import { type ContractActionInput, SIGNING_SIDES } from './contract.dto.js';
import { ContractEntity } from './contract.entity.js';
import { type ContractAction, contractMachine, type ContractState, RUNNING_STATES } from './contract.machine.js';
import { noticeEnd } from './notice-end.js';
import { refuseSignature } from './signing.js';

const EVENTS: Readonly<Record<ContractAction, string>> = {
  start_alignment: 'contract.alignment_started',
  offer: 'contract.offered',
  revise: 'contract.revised',
  sign: 'contract.signed',
  countersign: 'contract.concluded',
  reject: 'contract.rejected',
  withdraw: 'contract.withdrawn',
  give_notice: 'contract.notice_given',
  withdraw_notice: 'contract.notice_withdrawn',
  activate: 'contract.activated',
  end: 'contract.ended',
  expire: 'contract.expired',
};

type SigningAction = keyof typeof SIGNING_SIDES;
type Signature = Required<Pick<ContractActionInput, 'signerFunction' | 'authority' | 'contentSha256' | 'totp'>>;

/** What a step changes beside the state, and what its event tells beside the usual. */
interface Consequences {
  readonly changes?: Partial<ContractEntity>;
  readonly tells?: Readonly<Record<string, unknown>>;
}

/** Contracts on their way from offer to end. Drafting is in ContractDraftService, reading in ContractReader. */
@Injectable()
export class ContractService {
  constructor(
    private readonly database: Database,
    private readonly secondFactor: SecondFactorService,
    private readonly clock: Clock,
  ) {}

  /** Takes a step of a contract; the actor's second factor is asked for signatures. */
  async act(actor: Actor, id: string, input: ContractActionInput): Promise<void> {
    const { action, reason } = input;
    // The DTO has seen to it that these steps come with a whole signature.
    if (action === 'sign' || action === 'countersign') return this.sign(actor, id, action, input as Signature);
    await this.database.transaction((tx) => this.move(tx, actor, id, action, this.clock.today(), reason));
  }

  /** The contract by which authorities of a Land may be connected with a service now; null when there is none in force. */
  async activeCoUse(
    tx: EntityManager,
    serviceId: string,
    stateCode: string,
  ): Promise<{ readonly id: string; readonly number: string; readonly endsOn: Day | null } | null> {
    const [contract] = await tx.query<{ id: string; number: string; endsOn: Day | null }[]>(
      `SELECT id, number, ends_on AS "endsOn" FROM contracts
       WHERE kind = 'co_use' AND service_id = $1 AND state_code = $2 AND state = ANY ($3)`,
      [serviceId, stateCode, RUNNING_STATES],
    );
    return contract ?? null;
  }

  /**
   * Activates, ends and lets lapse every contract whose day has come, however long ago; each in a transaction of its own.
   * @returns how many were moved
   */
  async turnOfDay(today: Day): Promise<number> {
    const due = await this.database.read<{ id: string; action: ContractAction }>(
      'contracts-due',
      `SELECT id, CASE state WHEN 'concluded' THEN 'activate' WHEN 'notice_given' THEN 'end' ELSE 'expire' END AS action
       FROM contracts
       WHERE (state = 'concluded' AND starts_on <= $1) OR (state = 'notice_given' AND ends_on < $1) OR (state = 'offered' AND offer_lapses_on < $1)
       ORDER BY id`,
      [today],
    );
    let moved = 0;
    for (const { id, action } of due) {
      try {
        await this.database.transaction((tx) => this.move(tx, SYSTEM, id, action, today));
        moved++;
      } catch (error) {
        // Somebody has moved it since it was found.
        if (!(error instanceof DomainError)) throw error;
      }
    }
    return moved;
  }

  private async move(tx: EntityManager, actor: Actor, id: string, action: ContractAction, today: Day, reason?: string): Promise<void> {
    const contract = await lockVisible(tx, actor, id);
    const state = next(contractMachine, factsOf(contract, actor, today), action, contractRoles(actor, contract));
    await this.settle(tx, actor, contract, action, state, await this.consequences(tx, actor, contract, action, today), reason);
  }

  private async consequences(
    tx: EntityManager,
    actor: Actor,
    contract: ContractRow,
    action: ContractAction,
    today: Day,
  ): Promise<Consequences> {
    switch (action) {
      case 'offer': {
        const version = contract.version + 1;
        const offerLapsesOn = offerEnd(contract, today);
        const body = textOfNextOffer(contract, today);
        const sha256 = contentSha256(body);
        await tx.insert(ContractTextEntity, { contractId: contract.id, version, body, sha256, frozenAt: this.clock.now() });
        return {
          changes: { version, offerLapsesOn, releasedBy: actor.personId },
          tells: { version, offerLapsesOn, contentSha256: sha256 },
        };
      }
      case 'revise':
        return { changes: { offerLapsesOn: null, releasedBy: null } };
      case 'give_notice': {
        const endsOn = noticeEnd(today, contract, contract.startsOn);
        return { changes: { endsOn, noticeGivenOn: today, noticeByOrganisationId: actor.organisationId }, tells: { endsOn } };
      }
      case 'withdraw_notice':
        return { changes: { endsOn: null, noticeGivenOn: null, noticeByOrganisationId: null, reason: null } };
      default:
        return {};
    }
  }

  /** Everything is decided twice: before the second factor, so that no code is used up in vain, and again under the lock that holds. */
  private async sign(actor: Actor, id: string, action: SigningAction, signature: Signature): Promise<void> {
    const today = this.clock.today();
    await this.database.transaction((tx) => this.decideSignature(tx, actor, id, action, signature, today));
    await this.secondFactor.confirm(actor, signature.totp);
    await this.database.transaction(async (tx) => {
      const { contract, state } = await this.decideSignature(tx, actor, id, action, signature, today);
      await tx.insert(ContractSignatureEntity, {
        id: newId(),
        contractId: id,
        version: contract.version,
        side: SIGNING_SIDES[action],
        // Only people with a second factor get here.
        personId: actor.personId as string,
        organisationId: actor.organisationId as string,
        signerName: actor.personName,
        signerFunction: signature.signerFunction,
        authority: signature.authority,
        method: 'portal_second_factor',
        contentSha256: signature.contentSha256,
        signedAt: this.clock.now(),
      });
      const { signerFunction, contentSha256: sha256 } = signature;
      const tells = { signerName: actor.personName, signerFunction, version: contract.version, contentSha256: sha256 };
      await this.settle(tx, actor, contract, action, state, { tells });
      if (state === 'concluded' && contract.startsOn <= today) await enqueue(tx, 'turn_of_day', {}, { key: 'turn_of_day' });
    });
  }

  private async decideSignature(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: SigningAction,
    signature: Signature,
    today: Day,
  ): Promise<{ contract: ContractRow; state: ContractState }> {
    const contract = await lockVisible(tx, actor, id);
    const roles = contractRoles(actor, contract);
    const side = SIGNING_SIDES[action];
    refuseSignature(contract, { side, personId: actor.personId, roles, contentSha256: signature.contentSha256, today });
    return { contract, state: next(contractMachine, factsOf(contract, actor, today), action, roles) };
  }

  private async settle(
    tx: EntityManager,
    actor: Actor,
    contract: ContractRow,
    action: ContractAction,
    state: ContractState,
    { changes = {}, tells = {} }: Consequences,
    reason?: string,
  ): Promise<void> {
    const { id, serviceId, stateCode } = contract;
    const now = this.clock.now();
    await tx.update(ContractEntity, id, {
      ...(reason !== undefined && { reason }),
      ...changes,
      state,
      stateSince: now,
      rowVersion: contract.rowVersion + 1,
    });
    await recordEvent(tx, actor, {
      name: EVENTS[action],
      subjectType: 'contract',
      subjectId: id,
      occurredAt: now,
      reason,
      serviceId,
      stateCode,
      data: { ...eventData(contract), ...tells },
    });
  }
}
