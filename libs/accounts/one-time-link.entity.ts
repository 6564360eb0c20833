import { Column, Entity, PrimaryColumn } from 'typeorm';

export const LINK_PURPOSES = ['invitation', 'password_reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A link sent by mail that works once; only the hash of its token is kept. */
@Entity('one_time_links')
export class OneTimeLinkEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') purpose: LinkPurpose;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** Where an invitation leads to; null for a reset. */
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId: string | null;
  @Column('text', { name: 'token_sha256' }) tokenSha256: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
}
