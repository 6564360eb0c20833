import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What belongs to a contract beside its text; one of each. */
export const ANNEX_KINDS = [
  'service_description',
  'price_sheet',
  'data_processing',
  'general_terms',
  'service_level',
  'contact_sheet',
  'alignment_letter',
] as const;
export type AnnexKind = (typeof ANNEX_KINDS)[number];

/** An annex (Anlage): a PDF whose digest the offered text names. */
@Entity('contract_annexes')
export class ContractAnnexEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('text') kind: AnnexKind;
  @Column('text') title: string;
  @Column('text', { name: 'file_sha256' }) fileSha256: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
}
