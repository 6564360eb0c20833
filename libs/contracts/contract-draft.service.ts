import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { DomainError, invalidInput, type Missing, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { brokenRule, Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { FileStore } from '#libs/platform/files/file-store';
import { ContractAnnexEntity } from './contract-annex.entity.js';
import { nextContractNumber } from './contract-number.js';
import { partiesOf } from './contract-parties.js';
import { type ContractRow, eventData, lockVisible } from './contract-row.js';
import { type AnnexInput, type ContractEdit, type ContractInput } from './contract.dto.js';
import { ContractEntity } from './contract.entity.js';
import { contractMachine, EDITABLE_STATES, RUNNING_STATES } from './contract.machine.js';
import { ContractTemplateEntity } from './contract-template.entity.js';

/** An uploaded file with its name. */
export interface NamedFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Contracts before they are offered: drafting, changing, annexes. All of it is the operator's. */
@Injectable()
export class ContractDraftService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueService,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Drafts a contract, under the next number of its kind and year.
   * @returns the contract's id
   * @throws DomainError `not-ready` without a running provision contract or a confirmed interest, where the channel wants them;
   *   `conflict` when a contract on the same is already under way, or the service cannot be ordered
   */
  async draft(actor: Actor, input: ContractInput): Promise<string> {
    const draftedBy = contractManager(actor);
    refusePast(input.startsOn, this.clock.today());
    const id = newId();
    await this.database
      .transaction(async (tx) => {
        const { kind, channel, startsOn, stateCode = null, specialTerms = '' } = input;
        const service = await this.catalogue.orderable(tx, input.serviceId);
        const parties = await partiesOf(tx, kind, channel, stateCode);
        const template = await newestTemplate(tx, input);
        const interestId = kind === 'co_use' ? await this.foundation(tx, input) : null;
        const now = this.clock.now();
        await tx.insert(ContractEntity, {
          id,
          number: await nextContractNumber(tx, kind, this.clock.today()),
          kind,
          channel,
          serviceId: service.id,
          stateCode,
          ...parties,
          interestId,
          templateId: template.id,
          state: contractMachine.initial,
          stateSince: now,
          version: 0,
          startsOn,
          specialTerms,
          draftedBy,
          rowVersion: 1,
          createdAt: now,
        });
        await this.record(tx, actor, 'contract.drafted', await lockVisible(tx, actor, id));
      })
      .catch((error: unknown) => {
        if (brokenRule(error)?.constraint === 'contracts_one_running') throw new DomainError('conflict', 'contract_exists');
        throw error;
      });
    return id;
  }

  /**
   * Changes a contract whose text is not frozen.
   * @param version the row version that the change is based on; null to change whatever stands there
   */
  async edit(actor: Actor, id: string, { startsOn, specialTerms }: ContractEdit, version: number | null): Promise<void> {
    await this.database.transaction(async (tx) => {
      const contract = await this.lockEditable(tx, actor, id);
      if (version !== null && version !== contract.rowVersion) throw new DomainError('stale-version', 'stale_version');
      if (startsOn !== undefined) refusePast(startsOn, this.clock.today());
      await this.touch(tx, actor, contract, {
        ...(startsOn !== undefined && { startsOn }),
        ...(specialTerms !== undefined && { specialTerms }),
      });
      await this.record(tx, actor, 'contract.changed', contract, { changed: { startsOn, specialTerms } });
    });
  }

  /** Adds an annex, in place of an earlier one of its kind. Only PDF: what is signed must look the same everywhere. */
  async addAnnex(actor: Actor, id: string, { kind, title }: AnnexInput, { fileName, bytes }: NamedFile): Promise<void> {
    await this.database.transaction(async (tx) => {
      const contract = await this.lockEditable(tx, actor, id);
      const { sha256 } = await this.files.put(tx, bytes, ['application/pdf']);
      await tx.delete(ContractAnnexEntity, { contractId: id, kind });
      await tx.insert(ContractAnnexEntity, {
        id: newId(),
        contractId: id,
        kind,
        title,
        fileName,
        fileSha256: sha256,
        addedBy: contractManager(actor),
        addedAt: this.clock.now(),
      });
      await this.touch(tx, actor, contract);
      await this.record(tx, actor, 'contract.annex_added', contract, { kind, title, fileName, sha256 });
    });
  }

  async removeAnnex(actor: Actor, id: string, annexId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const contract = await this.lockEditable(tx, actor, id);
      const annex = contract.annexes.find((candidate) => candidate.id === annexId);
      if (!annex) throw notFound();
      await tx.delete(ContractAnnexEntity, annexId);
      await this.touch(tx, actor, contract);
      const { kind, title, fileName, sha256 } = annex;
      await this.record(tx, actor, 'contract.annex_removed', contract, { kind, title, fileName, sha256 });
    });
  }

  private async lockEditable(tx: EntityManager, actor: Actor, id: string): Promise<ContractRow> {
    const contract = await lockVisible(tx, actor, id);
    contractManager(actor);
    if (!EDITABLE_STATES.some((state) => state === contract.state)) throw new DomainError('wrong-state', 'text_is_frozen');
    return contract;
  }

  /** Whoever changes what the text will say counts as its author, and cannot release it (four eyes). */
  private async touch(tx: EntityManager, actor: Actor, contract: ContractRow, changes: Partial<ContractEntity> = {}): Promise<void> {
    await tx.update(ContractEntity, contract.id, { ...changes, draftedBy: contractManager(actor), rowVersion: contract.rowVersion + 1 });
  }

  /**
   * What a co-use contract rests on: through the FIT-Store a confirmed interest of the Land and the hub's own supply.
   * @returns the interest's id, if there is one
   */
  private async foundation(tx: EntityManager, { channel, serviceId, stateCode }: ContractInput): Promise<string | null> {
    const [found] = await tx.query<[{ interestId: string | null; hasProvision: boolean }]>(
      `SELECT
         (SELECT id FROM interests WHERE service_id = $1 AND state_code = $2 AND state = 'confirmed'
            AND NOT EXISTS (SELECT 1 FROM contracts WHERE interest_id = interests.id AND contracts.state = 'ended')
          ORDER BY id DESC LIMIT 1) AS "interestId",
         EXISTS (SELECT 1 FROM contracts WHERE service_id = $1 AND kind = 'provision' AND state = ANY ($3)) AS "hasProvision"`,
      [serviceId, stateCode, RUNNING_STATES],
    );
    const missing: Missing[] = [];
    if (!found.hasProvision) missing.push({ code: 'active_provision', ownerParty: 'operator' });
    if (found.interestId === null) missing.push({ code: 'confirmed_interest', ownerParty: 'state' });
    if (channel === 'fit_store' && missing.length > 0) throw new DomainError('not-ready', 'something_is_missing', { missing });
    return found.interestId;
  }

  private async record(tx: EntityManager, actor: Actor, name: string, contract: ContractRow, tells: object = {}): Promise<void> {
    const { id: subjectId, serviceId, stateCode } = contract;
    await recordEvent(tx, actor, {
      name,
      subjectType: 'contract',
      subjectId,
      occurredAt: this.clock.now(),
      serviceId,
      stateCode,
      data: { ...eventData(contract), ...tells },
    });
  }
}

/**
 * The person acting as the operator's contract manager.
 * @throws DomainError `not-allowed` for everybody else
 */
function contractManager(actor: Actor): string {
  if (!holdsAny(actor, ['operator.contracts']) || actor.personId === null) throw new DomainError('not-allowed', 'role_may_not_act');
  return actor.personId;
}

function refusePast(startsOn: Day, today: Day): void {
  if (startsOn < today) throw invalidInput({ pointer: '/startsOn', code: 'day_in_past' });
}

async function newestTemplate(tx: EntityManager, { kind, channel }: ContractInput): Promise<ContractTemplateEntity> {
  const template = await tx.findOne(ContractTemplateEntity, { where: { kind, channel }, order: { version: 'DESC' } });
  if (!template) throw invalidInput({ pointer: '/channel', code: 'no_template' });
  return template;
}
