import { Injectable } from '@nestjs/common';
import { type Actor } from '#libs/kernel/actor';
import { notFound } from '#libs/kernel/domain-error';
import { Database } from '#libs/platform/database/database';
import { recordEvent } from '#libs/platform/events/record';
import { AccessService } from './access.service.js';
import { activeMemberships } from './active-memberships.js';
import { type UpdateMeInput } from './me.dto.js';
import { type MeView, type OwnPersonView } from './me.view.js';
import { personOf } from './person-of.js';
import { PersonEntity } from './person.entity.js';

/** What people see and change of themselves. */
@Injectable()
export class MeService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
  ) {}

  /** Who is signed in in a session, and what they may do where. */
  async get(actor: Actor, sessionId: string): Promise<MeView> {
    const [person, access, memberships] = await Promise.all([
      this.database.readOne<OwnPersonView>(
        'me',
        'SELECT id, name, email, language, totp_confirmed_at IS NOT NULL AS "hasSecondFactor" FROM people WHERE id = $1',
        [personOf(actor)],
      ),
      this.access.of(sessionId),
      activeMemberships(this.database, personOf(actor)),
    ]);
    const views = memberships.map(({ organisationId, organisationName, organisationKind, stateCode, roles }) => ({
      organisation: { id: organisationId, name: organisationName, kind: organisationKind, stateCode },
      roles,
    }));
    const acting = views.find(({ organisation }) => organisation.id === access?.actor.organisationId);
    if (!person || !access || !acting) throw notFound();
    return {
      person,
      actingOrganisation: acting.organisation,
      roles: [...access.actor.roles],
      dormantRoles: [...access.dormantRoles],
      memberships: views,
    };
  }

  /** Changes the actor's own name or language. */
  async update(actor: Actor, { name, language }: UpdateMeInput): Promise<void> {
    if (name === undefined && language === undefined) return;
    await this.access.change(async (tx) => {
      await tx.update(PersonEntity, personOf(actor), { name, language });
      if (name === undefined || name === actor.personName) return;
      await recordEvent(tx, actor, {
        name: 'person.renamed',
        subjectType: 'person',
        subjectId: personOf(actor),
        data: { before: actor.personName, after: name },
      });
    });
  }
}
