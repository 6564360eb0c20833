import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SIDES = ['customer', 'supplier'] as const;
export type Side = (typeof SIDES)[number];

/** A signature in text form: who, in which function and by which authority, for which exact text. */
@Entity('contract_signatures')
export class ContractSignatureEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('integer') version: number;
  @Column('text') side: Side;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'signer_name' }) signerName: string;
  @Column('text', { name: 'signer_function' }) signerFunction: string;
  /** What the right to represent rests on. */
  @Column('text') authority: string;
  @Column('text') method: 'portal_second_factor';
  @Column('text', { name: 'content_sha256' }) contentSha256: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
}
