import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { invalidInput, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { recordEvent } from '#libs/platform/events/record';
import { queueMail } from '#libs/platform/mail/queue-mail';
import { AccessService } from './access.service.js';
import { type Client, kontorFor } from './client.js';
import { type ChangePasswordInput } from './me.dto.js';
import { OneTimeLinkEntity } from './one-time-link.entity.js';
import { type LinkOwner, OneTimeLinks } from './one-time-link.service.js';
import { hashPassword } from './password-hash.js';
import { passwordFault } from './password-rule.js';
import { type CompletePasswordResetInput, type RequestPasswordResetInput } from './password.dto.js';
import { personOf } from './person-of.js';
import { PersonEntity } from './person.entity.js';
import { ProofService } from './proof.service.js';
import { SessionService } from './session.service.js';

/** Every request for a reset takes this long, so that its time does not tell whether a mail is written. */
const RESET_ANSWER_MILLISECONDS = 400;
/** Nobody's mailbox is filled by somebody else: so many resets in half an hour. */
const MOST_RESETS = 3;
const HALF_AN_HOUR = 30 * 60_000;

/** Passwords: forgotten and set anew by mail, or changed by whoever is signed in. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly proof: ProofService,
    private readonly links: OneTimeLinks,
    private readonly sessions: SessionService,
  ) {}

  /** Mails a link for a new password, if the address belongs to somebody with access. The answer is the same if not. */
  async requestReset(input: RequestPasswordResetInput, client: Client): Promise<void> {
    await Promise.all([this.mailReset(input.email.toLowerCase(), client), sleep(RESET_ANSWER_MILLISECONDS)]);
  }

  /**
   * Whom a reset's link belongs to, for the page behind it.
   * @throws DomainError when the link is unknown, used or too old
   */
  lookAtReset(token: string): Promise<LinkOwner> {
    return this.links.look('password_reset', token);
  }

  /**
   * Sets a new password by the link of a mail and ends all sessions of the person.
   * @throws DomainError when the link is unknown, used or too old, `invalid-input` for a weak password
   */
  async completeReset(input: CompletePasswordResetInput, client: Client): Promise<void> {
    await this.access.change(async (tx) => {
      const personId = await this.links.redeem(tx, 'password_reset', input.token);
      const person = await this.set(tx, personId, input.password);
      await this.sessions.revokeAll(tx, personId);
      await this.proof.forgetFailures(tx, person.email);
      await recordEvent(tx, kontorFor(client), { name: 'person.password_reset', subjectType: 'person', subjectId: personId });
    });
  }

  /**
   * Changes the actor's password and ends all their sessions but this one.
   * @throws DomainError `invalid-input` for a wrong present or a weak new one, `rate-limited`
   */
  async change(actor: Actor, sessionId: string, input: ChangePasswordInput): Promise<void> {
    const person = await this.database.readOne<{ email: string; passwordHash: string | null }>(
      'password-of-person',
      'SELECT email, password_hash AS "passwordHash" FROM people WHERE id = $1',
      [personOf(actor)],
    );
    if (!person) throw notFound();
    await this.proof.demandPassword(actor, person, input.currentPassword, '/currentPassword');
    await this.access.change(async (tx) => {
      await this.set(tx, personOf(actor), input.password);
      await this.sessions.revokeAll(tx, personOf(actor), sessionId);
      await recordEvent(tx, actor, { name: 'person.password_changed', subjectType: 'person', subjectId: personOf(actor) });
    });
  }

  /**
   * Sets a password in the transaction of what allows it.
   * @throws DomainError `invalid-input` for one that is easy to guess
   */
  async set(tx: EntityManager, personId: string, password: string): Promise<PersonEntity> {
    const person = await tx.findOneByOrFail(PersonEntity, { id: personId });
    const fault = passwordFault(password, person);
    if (fault) throw invalidInput({ pointer: '/password', code: fault });
    await tx.update(PersonEntity, personId, { passwordHash: await hashPassword(password) });
    return person;
  }

  private async mailReset(email: string, client: Client): Promise<void> {
    await this.database.transaction(async (tx) => {
      const person = await tx.findOne(PersonEntity, { where: { email }, lock: { mode: 'pessimistic_write' } });
      if (!person || person.disabledAt) return;
      const since = new Date(this.clock.now().getTime() - HALF_AN_HOUR);
      const recent = await tx.countBy(OneTimeLinkEntity, { purpose: 'password_reset', personId: person.id, createdAt: MoreThan(since) });
      if (recent >= MOST_RESETS) return;
      const { link, validUntil } = await this.links.create(tx, 'password_reset', person.id, null);
      await queueMail(tx, {
        template: 'password_reset',
        to: person.email,
        language: person.language,
        data: { personName: person.name, link, validUntil },
      });
      await recordEvent(tx, kontorFor(client), { name: 'person.password_reset_requested', subjectType: 'person', subjectId: person.id });
    });
  }
}
