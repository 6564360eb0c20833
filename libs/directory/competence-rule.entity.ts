import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Day } from '#libs/kernel/day';

/** How a Land says who is competent: by what an authority serves, or one by one. */
export const COMPETENCE_LEVELS = ['each_district', 'each_municipality', 'one_state_authority', 'named_list'] as const;
export type CompetenceLevel = (typeof COMPETENCE_LEVELS)[number];

/** A Land's statement of who is competent for a Leistung, for a time. The authorities that follow from it stand in `competences`. */
@Entity('competence_rules')
export class CompetenceRuleEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('char', { name: 'state_code' }) stateCode: string;
  @Column('char', { name: 'leika_key' }) leikaKey: string;
  @Column('text') level: CompetenceLevel;
  @Column('text', { name: 'authority_type' }) authorityType: string;
  @Column('date', { name: 'valid_from' }) validFrom: Day;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil: Day | null;
  /** What the statement rests on: a law, a decree, a letter. */
  @Column('text') source: string;
}
