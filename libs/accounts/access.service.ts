import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type OrganisationKind, type Role } from '#libs/kernel/actor';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { Listener } from '#libs/platform/database/listener';
import { type Language } from '#libs/platform/i18n/i18n';
import { rolesInForce } from './granting.js';

/** Backstop for a notification that got lost with its connection. */
const REMEMBERED_MILLISECONDS = 5000;
const MOST_REMEMBERED = 20_000;

/** What a living session is good for. */
export interface Access {
  readonly sessionId: string;
  /** Without a request id: the guard puts in the one at hand. */
  readonly actor: Actor;
  readonly language: Language;
  /** Roles the person holds here that wait for a second factor. */
  readonly dormantRoles: readonly Role[];
}

interface AccessRow {
  readonly personId: string;
  readonly personName: string;
  readonly language: Language;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly stateCode: string | null;
  readonly roles: Role[];
  readonly secondFactorAt: Date | null;
  readonly expiresAt: Date;
}

/**
 * Answers for every request who acts in a session. Answers are remembered for moments; PostgreSQL tells when something about sessions,
 * memberships or people has changed, and while nobody can tell, nothing is remembered.
 */
@Injectable()
export class AccessService implements BeforeApplicationShutdown {
  private readonly remembered = new Map<string, { readonly access: Access; readonly until: number }>();
  /** How often something was forgotten: an answer read before that must not be remembered after it. */
  private forgettings = 0;
  private readonly listener: Listener;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.listener = new Listener(database, 'access_changed', {
      heard: (sessionId) => this.forget(sessionId),
      lost: () => this.forget(),
    });
  }

  /** From here on answers may be remembered; called by the process that serves requests. */
  listen(): void {
    void this.listener.start();
  }

  beforeApplicationShutdown(): void {
    this.listener.stop();
  }

  /** Null when the session has ended, or the person's access to the organisation. */
  async of(sessionId: string): Promise<Access | null> {
    const now = this.clock.now();
    const known = this.remembered.get(sessionId);
    if (known && known.until > now.getTime()) return known.access;
    const forgettings = this.forgettings;
    const row = await this.read(sessionId, now);
    if (!row) return null;
    const access = accessFrom(sessionId, row);
    if (this.listener.isListening && this.forgettings === forgettings) {
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      const until = Math.min(now.getTime() + REMEMBERED_MILLISECONDS, row.expiresAt.getTime());
      this.remembered.set(sessionId, { access, until });
    }
    return access;
  }

  /** A transaction that changes who may do what: once it is over, this process goes by the new state without waiting to be told. */
  async change<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } finally {
      this.forget();
    }
  }

  /** Reads one session anew when it is asked for next, or all of them. */
  forget(sessionId = ''): void {
    this.forgettings++;
    if (sessionId) this.remembered.delete(sessionId);
    else this.remembered.clear();
  }

  private read(sessionId: string, now: Date): Promise<AccessRow | null> {
    return this.database.readOne<AccessRow>(
      'access-of-session',
      `SELECT people.id AS "personId", people.name AS "personName", people.language, organisations.id AS "organisationId",
         organisations.name AS "organisationName", organisations.kind AS "organisationKind", organisations.state_code AS "stateCode",
         memberships.roles, sessions.second_factor_at AS "secondFactorAt", sessions.expires_at AS "expiresAt"
       FROM sessions
       JOIN memberships ON memberships.id = sessions.membership_id
       JOIN organisations ON organisations.id = memberships.organisation_id
       JOIN people ON people.id = sessions.person_id
       WHERE sessions.id = $1 AND sessions.revoked_at IS NULL AND sessions.expires_at > $2
         AND memberships.ended_at IS NULL AND people.disabled_at IS NULL`,
      [sessionId, now],
    );
  }
}

function accessFrom(sessionId: string, row: AccessRow): Access {
  const roles = rolesInForce(row.roles, row.secondFactorAt !== null);
  return {
    sessionId,
    actor: {
      personId: row.personId,
      personName: row.personName,
      organisationId: row.organisationId,
      organisationName: row.organisationName,
      organisationKind: row.organisationKind,
      stateCode: row.stateCode,
      roles,
      requestId: null,
    },
    language: row.language,
    dormantRoles: row.roles.filter((role) => !roles.includes(role)),
  };
}
