import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type OrganisationKind } from '#libs/kernel/actor';

/** An organisation that takes part; people act in its name. */
@Entity('organisations')
export class OrganisationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: OrganisationKind;
  @Column('text') name: string;
  /** Two-digit code of the Land for organisations of kind `state`, else null. */
  @Column('char', { name: 'state_code', nullable: true }) stateCode: string | null;
  /** Functional mailbox, where mails go that concern nobody in particular. */
  @Column('text', { nullable: true }) mailbox: string | null;
}
