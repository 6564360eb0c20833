import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Channel, type ContractKind } from './contract.entity.js';
import { type NoticeTarget } from './notice-end.js';

/** A version of a standard text with its terms; contracts keep the version they were made from. */
@Entity('contract_templates')
export class ContractTemplateEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ContractKind;
  @Column('text') channel: Channel;
  @Column('integer') version: number;
  @Column('text') name: string;
  /** Handlebars over a structured text; its names are those of `ContractTextFacts`. */
  @Column('text') body: string;
  @Column('integer', { name: 'notice_months' }) noticeMonths: number;
  @Column('text', { name: 'notice_target' }) noticeTarget: NoticeTarget;
  @Column('integer', { name: 'minimum_term_months' }) minimumTermMonths: number;
  /** How long an offer stands. */
  @Column('integer', { name: 'offer_days' }) offerDays: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
