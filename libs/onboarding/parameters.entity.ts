import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Stage, type Transport } from '#libs/catalogue/service.entity';
import { type Environment } from './connection.entity.js';

/** Technical data of a connection for one environment and stage: where and how the authority receives. */
@Entity('connection_parameters')
export class ParametersEntity {
  @PrimaryColumn('uuid', { name: 'connection_id' }) connectionId: string;
  @PrimaryColumn('text') environment: Environment;
  @PrimaryColumn('text') stage: Stage;
  @Column('text') transport: Transport;
  @Column('text', { name: 'organisation_unit_id', nullable: true }) organisationUnitId: string | null;
  @Column('text', { name: 'privacy_url', nullable: true }) privacyUrl: string | null;
  @Column('text', { name: 'imprint_url', nullable: true }) imprintUrl: string | null;
  @Column('text', { name: 'pvog_url', nullable: true }) pvogUrl: string | null;
  @Column('text', { nullable: true }) mailbox: string | null;
  @Column('text', { name: 'dvdv_key', nullable: true }) dvdvKey: string | null;
  @Column('uuid', { name: 'destination_id', nullable: true }) destinationId: string | null;
  @Column('text', { name: 'xta_endpoint_url', nullable: true }) xtaEndpointUrl: string | null;
  @Column('text', { name: 'certificate_pem', nullable: true }) certificatePem: string | null;
  @Column('text', { name: 'certificate_subject', nullable: true }) certificateSubject: string | null;
  @Column('text', { name: 'certificate_issuer', nullable: true }) certificateIssuer: string | null;
  @Column('text', { name: 'certificate_fingerprint', nullable: true }) certificateFingerprint: string | null;
  @Column('timestamptz', { name: 'certificate_not_before', nullable: true }) certificateNotBefore: Date | null;
  @Column('timestamptz', { name: 'certificate_not_after', nullable: true }) certificateNotAfter: Date | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
