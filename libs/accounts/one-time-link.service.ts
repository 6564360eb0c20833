import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { DomainError } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { type LinkPurpose, OneTimeLinkEntity } from './one-time-link.entity.js';
import { newToken, sha256 } from './token.js';

const DAY = 24 * 3_600_000;
const LIFETIME: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * DAY, password_reset: 30 * 60_000 };
/** Where the pages for the links are; the token follows as `?token=`. */
export const LINK_PATHS: Readonly<Record<LinkPurpose, string>> = { invitation: '/accept-invitation', password_reset: '/reset-password' };

/** A fresh link for a mail; it exists nowhere else. */
export interface NewLink {
  readonly link: string;
  readonly validUntil: Date;
}

/** Whom a living link belongs to. */
export interface LinkOwner {
  readonly personName: string;
  readonly email: string;
  /** Null for a reset. */
  readonly organisationName: string | null;
  readonly validUntil: Date;
}

/** Links that are mailed and work once, for a short time. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async create(tx: EntityManager, purpose: LinkPurpose, personId: string, organisationId: string | null): Promise<NewLink> {
    const token = newToken();
    const now = this.clock.now();
    const validUntil = new Date(now.getTime() + LIFETIME[purpose]);
    await tx.insert(OneTimeLinkEntity, {
      id: newId(),
      purpose,
      personId,
      organisationId,
      tokenSha256: sha256(token),
      createdAt: now,
      expiresAt: validUntil,
    });
    return { link: `${this.config.baseUrl}${LINK_PATHS[purpose]}?token=${token}`, validUntil };
  }

  /**
   * Whom a link belongs to, for the page behind it. Using it is another matter.
   * @throws DomainError as `redeem` does
   */
  async look(purpose: LinkPurpose, token: string): Promise<LinkOwner> {
    const found = await this.database.readOne<LinkOwner & { usedAt: Date | null }>(
      'one-time-link',
      `SELECT people.name AS "personName", people.email, organisations.name AS "organisationName",
         one_time_links.expires_at AS "validUntil", one_time_links.used_at AS "usedAt"
       FROM one_time_links
       JOIN people ON people.id = one_time_links.person_id
       LEFT JOIN organisations ON organisations.id = one_time_links.organisation_id
       WHERE one_time_links.purpose = $1 AND one_time_links.token_sha256 = $2`,
      [purpose, sha256(token)],
    );
    if (!found) throw new DomainError('not-found', 'link_unknown');
    this.refuseSpent(found.usedAt, found.validUntil);
    const { personName, email, organisationName, validUntil } = found;
    return { personName, email, organisationName, validUntil };
  }

  /**
   * Uses a link up, and with it all others of the same purpose that the person has.
   * @returns the person's id
   * @throws DomainError `not-found` when it never existed, `conflict` when it was used or is too old
   */
  async redeem(tx: EntityManager, purpose: LinkPurpose, token: string): Promise<string> {
    const link = await tx.findOne(OneTimeLinkEntity, {
      where: { purpose, tokenSha256: sha256(token) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!link) throw new DomainError('not-found', 'link_unknown');
    this.refuseSpent(link.usedAt, link.expiresAt);
    await this.spendAll(tx, purpose, link.personId);
    return link.personId;
  }

  /** Makes the links of one purpose that a person still has worthless. */
  async spendAll(tx: EntityManager, purpose: LinkPurpose, personId: string): Promise<void> {
    await tx.update(OneTimeLinkEntity, { purpose, personId, usedAt: IsNull() }, { usedAt: this.clock.now() });
  }

  private refuseSpent(usedAt: Date | null, expiresAt: Date): void {
    if (usedAt) throw new DomainError('conflict', 'link_used');
    if (this.clock.now() >= expiresAt) throw new DomainError('conflict', 'link_expired');
  }
}
