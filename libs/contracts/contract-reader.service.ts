import { Injectable } from '@nestjs/common';
import { type Actor } from '#libs/kernel/actor';
import { dayOf } from '#libs/kernel/day';
import { notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { FileStore } from '#libs/platform/files/file-store';
import { type OutgoingFile } from '#libs/platform/http/download';
import { decodeIdCursor, pageOf } from '#libs/platform/http/page';
import { type Translate, translator } from '#libs/platform/i18n/i18n';
import { documentPdf } from '#libs/platform/pdf/document-pdf';
import { printedContract } from './contract-document.js';
import {
  CONTRACT_LIST_SQL,
  CONTRACT_SQL,
  CONTRACTS_WAITING_SQL,
  type ContractRow,
  type ContractSummaryRow,
  partyScope,
} from './contract-row.js';
import { type ContractQuery } from './contract.dto.js';
import { annexView, type AnnexPage, type ContractPage, contractSummaryView, type ContractView, contractView } from './contract.view.js';

const MOST_WAITING = 50;

/** Contracts as those see them who may know of them: the operator all, organisations their own. */
@Injectable()
export class ContractReader {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async view(actor: Actor, id: string, t: Translate): Promise<ContractView> {
    return contractView(await this.visible(actor, id), actor, this.clock.today(), t);
  }

  /** The newest first. */
  async list(actor: Actor, { limit, cursor, service, state, kind, status }: ContractQuery): Promise<ContractPage> {
    const rows = await this.database.read<ContractSummaryRow>('contracts', CONTRACT_LIST_SQL, [
      partyScope(actor),
      decodeIdCursor(cursor),
      service ?? null,
      state ?? null,
      kind ?? null,
      status ?? null,
      limit + 1,
    ]);
    return pageOf(rows, limit, contractSummaryView, ({ id }) => [id]);
  }

  /** Those in which somebody has the ball, the longest in their state first. */
  async waiting(actor: Actor, t: Translate): Promise<ContractView[]> {
    const rows = await this.database.read<ContractRow>('contracts-waiting', CONTRACTS_WAITING_SQL, [partyScope(actor), MOST_WAITING]);
    return rows.map((contract) => contractView(contract, actor, this.clock.today(), t));
  }

  /** The contract as PDF: the frozen text with its signatures, or the draft, marked as one. */
  async document(actor: Actor, id: string): Promise<OutgoingFile> {
    const contract = await this.visible(actor, id);
    const t = translator('de');
    const bytes = await documentPdf(printedContract(contract, this.clock.now(), t), t);
    const suffix = contract.contentSha256 === null ? `entwurf-${dayOf(this.clock.now())}` : `fassung-${contract.version}`;
    return { fileName: `${contract.number}-${suffix}.pdf`, mediaType: 'application/pdf', bytes };
  }

  async annexes(actor: Actor, id: string): Promise<AnnexPage> {
    const { annexes } = await this.visible(actor, id);
    return { items: annexes.map(annexView), total: annexes.length, next: null };
  }

  async annexFile(actor: Actor, id: string, annexId: string): Promise<OutgoingFile> {
    const { annexes } = await this.visible(actor, id);
    const annex = annexes.find((candidate) => candidate.id === annexId);
    if (!annex) throw notFound();
    return { fileName: annex.fileName, ...(await this.files.get(annex.sha256)) };
  }

  private async visible(actor: Actor, id: string): Promise<ContractRow> {
    const contract = await this.database.readOne<ContractRow>('contract', CONTRACT_SQL, [partyScope(actor), id]);
    if (!contract) throw notFound();
    return contract;
  }
}
