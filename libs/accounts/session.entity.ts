import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person signed in on one device, acting for one organisation. */
@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'membership_id' }) membershipId: string;
  /** SHA-256 of the refresh token in force. */
  @Column('text', { name: 'refresh_sha256' }) refreshSha256: string;
  @Column('timestamptz', { name: 'refreshed_at' }) refreshedAt: Date;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
  @Column('timestamptz', { name: 'second_factor_at', nullable: true }) secondFactorAt: Date | null;
  @Column('text', { name: 'user_agent', nullable: true }) userAgent: string | null;
}
