import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The exact text of one offer, frozen for good. */
@Entity('contract_texts')
export class ContractTextEntity {
  @PrimaryColumn('uuid', { name: 'contract_id' }) contractId: string;
  @PrimaryColumn('integer') version: number;
  @Column('text') body: string;
  /** Of the body in UTF-8. */
  @Column('text') sha256: string;
  @Column('timestamptz', { name: 'frozen_at' }) frozenAt: Date;
}
