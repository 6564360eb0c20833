import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Day } from '#libs/kernel/day';
import { type ContractState } from './contract.machine.js';

/** `provision`: the provider supplies the hub. `co_use`: a Land co-uses (Nachnutzungsvertrag). */
export const CONTRACT_KINDS = ['provision', 'co_use'] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** By which way a contract comes about; it fixes who the supplier is. */
export const CHANNELS = ['fit_store', 'efa_marktplatz', 'administrative_agreement', 'marktplatz_der_zukunft'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A contract on one service between two organisations. */
@Entity('contracts')
export class ContractEntity {
  @PrimaryColumn('uuid') id: string;
  /** For people: `NNV-2026-001` for co-use, `BV-2026-001` for provision. */
  @Column('text') number: string;
  @Column('text') kind: ContractKind;
  @Column('text') channel: Channel;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  /** The co-using Land; null for the provision contract. */
  @Column('char', { name: 'state_code', length: 2, nullable: true }) stateCode: string | null;
  @Column('uuid', { name: 'customer_organisation_id' }) customerOrganisationId: string;
  @Column('uuid', { name: 'supplier_organisation_id' }) supplierOrganisationId: string;
  @Column('uuid', { name: 'interest_id', nullable: true }) interestId: string | null;
  @Column('uuid', { name: 'template_id' }) templateId: string;
  @Column('text') state: ContractState;
  @Column('timestamptz', { name: 'state_since' }) stateSince: Date;
  /** Counts the offered texts; 0 before the first offer. */
  @Column('integer') version: number;
  @Column('date', { name: 'starts_on' }) startsOn: Day;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn: Day | null;
  @Column('date', { name: 'offer_lapses_on', nullable: true }) offerLapsesOn: Day | null;
  @Column('text', { name: 'special_terms' }) specialTerms: string;
  @Column('date', { name: 'notice_given_on', nullable: true }) noticeGivenOn: Day | null;
  @Column('uuid', { name: 'notice_by_organisation_id', nullable: true }) noticeByOrganisationId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** Who last changed what the text will say. */
  @Column('uuid', { name: 'drafted_by' }) draftedBy: string;
  /** Who released the offer: never the same person. */
  @Column('uuid', { name: 'released_by', nullable: true }) releasedBy: string | null;
  /** Grows with every change; edits name the one they are based on. */
  @Column('integer', { name: 'row_version' }) rowVersion: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
