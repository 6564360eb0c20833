import { type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { AccessService } from './access.service.js';
import { ACCESS_TOKEN_SECONDS, type AccessClaims } from './access-token.js';
import { activeMemberships } from './active-memberships.js';
import { type Client, kontorFor } from './client.js';
import { keyFor } from './keys.js';
import { personOf } from './person-of.js';
import { judgeRefresh, LONGEST_MILLISECONDS, readRefreshToken, successorOf, writeRefreshToken } from './refresh-token.js';
import { SessionEntity } from './session.entity.js';
import { type SwitchOrganisationInput } from './session.dto.js';
import { type SessionPage, type SessionView, type TokensView } from './session.view.js';
import { newToken, sha256 } from './token.js';

/** Whose session begins, for whom it acts, and whether a code of the second factor was given. */
export interface NewSession {
  readonly personId: string;
  readonly membershipId: string;
  readonly hasSecondFactor: boolean;
}

/** Sessions: begun by a sign-in, kept alive by refresh tokens, ended by their person, by a reset or by theft. */
@Injectable()
export class SessionService {
  private readonly refreshKey: KeyObject;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly jwt: JwtService,
    @Inject(CONFIG) config: Config,
  ) {
    this.refreshKey = keyFor('refresh-token', config.secret);
  }

  /** Begins a session in the sign-in's transaction. */
  async begin(tx: EntityManager, { personId, membershipId, hasSecondFactor }: NewSession, client: Client): Promise<TokensView> {
    const now = this.clock.now();
    const sessionId = newId();
    const secret = newToken();
    await tx.insert(SessionEntity, {
      id: sessionId,
      personId,
      membershipId,
      refreshSha256: sha256(secret),
      refreshedAt: now,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LONGEST_MILLISECONDS),
      secondFactorAt: hasSecondFactor ? now : null,
      userAgent: client.userAgent?.slice(0, 300) ?? null,
    });
    return this.tokens(sessionId, secret);
  }

  /**
   * Exchanges a refresh token for fresh tokens. One that was exchanged before ends the session: somebody has a copy.
   * @throws DomainError `unauthenticated` when the session is over
   */
  async refresh(refreshToken: string, client: Client): Promise<TokensView> {
    const shown = readRefreshToken(refreshToken);
    if (!shown || !(await this.access.of(shown.sessionId))) throw sessionEnded();
    const successor = successorOf(shown.secret, this.refreshKey);
    const verdict = await this.database.transaction(async (tx) => {
      const session = await tx.findOneOrFail(SessionEntity, { where: { id: shown.sessionId }, lock: { mode: 'pessimistic_write' } });
      const now = this.clock.now();
      const verdict = judgeRefresh(session, shown.secret, successor, now);
      if (verdict === 'rotate') await tx.update(SessionEntity, session.id, { refreshSha256: sha256(successor), refreshedAt: now });
      if (verdict === 'reused') {
        await tx.update(SessionEntity, session.id, { revokedAt: now });
        await recordEvent(tx, kontorFor(client), {
          name: 'session.token_reused',
          subjectType: 'person',
          subjectId: session.personId,
          data: { sessionId: session.id },
        });
      }
      return verdict;
    });
    if (verdict === 'reused') this.access.forget(shown.sessionId);
    if (verdict === 'ended' || verdict === 'reused') throw sessionEnded();
    return this.tokens(shown.sessionId, successor);
  }

  /** Ends one of the actor's sessions: the present one to sign out, or one elsewhere. */
  async end(actor: Actor, sessionId: string): Promise<void> {
    await this.access.change(async (tx) => {
      const { affected } = await tx.update(
        SessionEntity,
        { id: sessionId, personId: personOf(actor), revokedAt: IsNull() },
        { revokedAt: this.clock.now() },
      );
      if (!affected) throw notFound();
      await recordEvent(tx, actor, { name: 'session.ended', subjectType: 'person', subjectId: personOf(actor), data: { sessionId } });
    });
  }

  /** Ends all sessions of a person, in the transaction of what makes it necessary; one may be left out. */
  async revokeAll(tx: EntityManager, personId: string, exceptSessionId: string | null = null): Promise<void> {
    const others = exceptSessionId ? { id: Not(exceptSessionId) } : {};
    await tx.update(SessionEntity, { personId, revokedAt: IsNull(), ...others }, { revokedAt: this.clock.now() });
  }

  /** Ends the sessions in which somebody acts by one membership. */
  async revokeFor(tx: EntityManager, membershipId: string): Promise<void> {
    await tx.update(SessionEntity, { membershipId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** The actor's living sessions, the one used last first. */
  async list(actor: Actor, currentSessionId: string): Promise<SessionPage> {
    const items = await this.database.read<SessionView>(
      'sessions-of-person',
      `SELECT sessions.id, sessions.user_agent AS "userAgent", organisations.name AS "organisationName", sessions.created_at AS "createdAt",
         sessions.refreshed_at AS "lastUsedAt", sessions.expires_at AS "expiresAt", sessions.id = $2 AS "isCurrent"
       FROM sessions
       JOIN memberships ON memberships.id = sessions.membership_id
       JOIN organisations ON organisations.id = memberships.organisation_id
       WHERE sessions.person_id = $1 AND sessions.revoked_at IS NULL AND sessions.expires_at > $3
       ORDER BY sessions.refreshed_at DESC, sessions.id`,
      [personOf(actor), currentSessionId, this.clock.now()],
    );
    return { items, total: items.length, next: null };
  }

  /** From now on the session acts for another organisation of the person. */
  async switchOrganisation(actor: Actor, sessionId: string, input: SwitchOrganisationInput): Promise<void> {
    const memberships = await activeMemberships(this.database, personOf(actor));
    const membership = memberships.find(({ organisationId }) => organisationId === input.organisationId);
    if (!membership) throw notFound();
    await this.access.change(async (tx) => {
      await tx.update(SessionEntity, { id: sessionId, personId: personOf(actor) }, { membershipId: membership.id });
      await recordEvent(tx, actor, {
        name: 'session.organisation_switched',
        subjectType: 'person',
        subjectId: personOf(actor),
        data: { sessionId, organisationId: membership.organisationId, organisationName: membership.organisationName },
      });
    });
  }

  private async tokens(sessionId: string, secret: string): Promise<TokensView> {
    const claims: AccessClaims = { type: 'access', sid: sessionId };
    return {
      accessToken: await this.jwt.signAsync(claims, { expiresIn: ACCESS_TOKEN_SECONDS }),
      tokenType: 'Bearer',
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken: writeRefreshToken({ sessionId, secret }),
    };
  }
}

function sessionEnded(): DomainError {
  return new DomainError('unauthenticated', 'session_ended');
}
