import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Language } from '#libs/platform/i18n/i18n';

/** Somebody who can sign in. */
@Entity('people')
export class PersonEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** In lower case; names the person at sign-in. */
  @Column('text') email: string;
  /** argon2id; null until an invitation has been accepted. */
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  /** Sealed by `SecondFactorService`; counts only once confirmed. */
  @Column('text', { name: 'totp_secret', nullable: true }) totpSecret: string | null;
  @Column('timestamptz', { name: 'totp_confirmed_at', nullable: true }) totpConfirmedAt: Date | null;
  /** Last time step a code was accepted for. */
  @Column('bigint', { name: 'totp_last_step', nullable: true }) totpLastStep: number | null;
  @Column('char', { length: 2 }) language: Language;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt: Date | null;
}
