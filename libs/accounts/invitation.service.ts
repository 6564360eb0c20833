import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Role } from '#libs/kernel/actor';
import { DomainError } from '#libs/kernel/domain-error';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { queueMail } from '#libs/platform/mail/queue-mail';
import { AccessService } from './access.service.js';
import { type Client, kontorFor } from './client.js';
import { MembershipEntity } from './membership.entity.js';
import { type LinkOwner, OneTimeLinks } from './one-time-link.service.js';
import { type OrganisationEntity } from './organisation.entity.js';
import { OrganisationService } from './organisation.service.js';
import { PasswordService } from './password.service.js';
import { PersonEntity } from './person.entity.js';
import { type AcceptInvitationInput, type InvitationInput } from './person.dto.js';
import { type InvitedView } from './person.view.js';

/** Bringing people in: somebody with the right to grant roles invites, the person sets a password by the link of a mail. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly organisations: OrganisationService,
    private readonly links: OneTimeLinks,
    private readonly passwords: PasswordService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Invites a person into an organisation. Whoever has a password already gets the roles at once; whoever has not yet accepted an
   * earlier invitation gets a new link, and the old one no longer works.
   * @throws DomainError `not-found` for an organisation the actor may not know of, `not-allowed` for roles they may not grant,
   *   `conflict` when the person belongs to it already or is disabled
   */
  async invite(actor: Actor, input: InvitationInput): Promise<InvitedView> {
    const organisation = await this.organisations.visible(actor, input.organisationId ?? actor.organisationId);
    this.organisations.refuseUngrantable(actor, organisation, input.roles);
    return this.access.change(async (tx) => {
      const person = await this.findOrCreate(tx, input);
      if (person.disabledAt) throw new DomainError('conflict', 'person_disabled');
      await this.join(tx, person, organisation, input.roles);
      const invited = await this.mail(tx, person, organisation);
      await recordEvent(tx, actor, {
        name: 'person.invited',
        subjectType: 'person',
        subjectId: person.id,
        stateCode: organisation.stateCode,
        data: { personName: person.name, organisationId: organisation.id, organisationName: organisation.name, roles: input.roles },
      });
      return invited;
    });
  }

  /**
   * Whom an invitation is for, for the page behind its link.
   * @throws DomainError when the link is unknown, used or too old
   */
  look(token: string): Promise<LinkOwner> {
    return this.links.look('invitation', token);
  }

  /**
   * Accepts an invitation: sets the first password.
   * @throws DomainError when the link is unknown, used or too old, `invalid-input` for a weak password
   */
  async accept(input: AcceptInvitationInput, client: Client): Promise<void> {
    await this.database.transaction(async (tx) => {
      const personId = await this.links.redeem(tx, 'invitation', input.token);
      if (input.name) await tx.update(PersonEntity, personId, { name: input.name });
      await this.passwords.set(tx, personId, input.password);
      await recordEvent(tx, kontorFor(client), { name: 'person.invitation_accepted', subjectType: 'person', subjectId: personId });
    });
  }

  private async findOrCreate(tx: EntityManager, { name, email, language }: InvitationInput): Promise<PersonEntity> {
    const address = email.toLowerCase();
    await tx.createQueryBuilder().insert().into(PersonEntity).values({ id: newId(), name, email: address, language }).orIgnore().execute();
    return tx.findOneOrFail(PersonEntity, { where: { email: address }, lock: { mode: 'pessimistic_write' } });
  }

  /** A membership that has ended begins anew; one that lasts is changed only while its person has not come yet. */
  private async join(tx: EntityManager, person: PersonEntity, organisation: OrganisationEntity, roles: Role[]): Promise<void> {
    const where = { personId: person.id, organisationId: organisation.id };
    const present = await tx.findOneBy(MembershipEntity, where);
    if (!present) await tx.insert(MembershipEntity, { id: newId(), ...where, roles });
    else if (present.endedAt || person.passwordHash === null) await tx.update(MembershipEntity, present.id, { roles, endedAt: null });
    else throw new DomainError('conflict', 'already_member');
  }

  private async mail(tx: EntityManager, person: PersonEntity, organisation: OrganisationEntity): Promise<InvitedView> {
    const { id: personId, name: personName, email: to, language } = person;
    const names = { personName, organisationName: organisation.name };
    if (person.passwordHash !== null) {
      await queueMail(tx, { template: 'membership', to, language, data: { ...names, link: `${this.config.baseUrl}/sign-in` } });
      return { personId, validUntil: null };
    }
    await this.links.spendAll(tx, 'invitation', personId);
    const { link, validUntil } = await this.links.create(tx, 'invitation', personId, organisation.id);
    await queueMail(tx, { template: 'invitation', to, language, data: { ...names, link, validUntil } });
    return { personId, validUntil };
  }
}
