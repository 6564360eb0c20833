import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A Leistung of the FIM/LeiKa catalogue: what services offer and authorities are competent for. */
@Entity('leistungen')
export class LeistungEntity {
  /** Fourteen digits that begin with 99. */
  @PrimaryColumn('char', { name: 'leika_key' }) leikaKey: string;
  @Column('text') name: string;
  /** The type of authority that usually answers for it; null where that differs or is not known. */
  @Column('text', { name: 'authority_type', nullable: true }) authorityType: string | null;
  /** Where the entry comes from. */
  @Column('text') source: string;
}
