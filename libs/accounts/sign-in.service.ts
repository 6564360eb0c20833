import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, invalidInput } from '#libs/kernel/domain-error';
import { Database } from '#libs/platform/database/database';
import { recordEvent } from '#libs/platform/events/record';
import { CHALLENGE_SECONDS, type ChallengeClaims } from './access-token.js';
import { type ActiveMembership, activeMemberships } from './active-memberships.js';
import { type Client } from './client.js';
import { rolesInForce } from './granting.js';
import { hashPassword, isOutdated, isPassword } from './password-hash.js';
import { PersonEntity } from './person.entity.js';
import { ProofService } from './proof.service.js';
import { faultOf, SecondFactorService } from './second-factor.service.js';
import { type SecondStepInput, type SignInInput } from './session.dto.js';
import { SessionService } from './session.service.js';
import { type SignInView, type TokensView } from './session.view.js';

/** Tokens; or, when the code is still missing, a challenge with which a page asks for the code alone. */
export type SignInOutcome = { readonly tokens: TokensView } | { readonly tokens: null; readonly challenge: string };

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly hasSecondFactor: boolean;
  readonly isDisabled: boolean;
}

/** Signing in: password, second factor where there is one, the organisation to act for. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly proof: ProofService,
    private readonly secondFactor: SecondFactorService,
    private readonly sessions: SessionService,
    private readonly jwt: JwtService,
  ) {}

  /**
   * Signs in with everything at once. Whether an address belongs to anybody shows neither in the answer nor in its time; what is wrong
   * with an account is said only to those who know its password.
   * @throws DomainError `unauthenticated`, `rate-limited`, `not-allowed` when the access has ended
   */
  async signIn(input: SignInInput, client: Client): Promise<SignInOutcome> {
    const email = input.email.toLowerCase();
    const found = await this.find('email', email);
    const person = await this.proof.demand({ email, personId: found?.id ?? null, client }, 'password', async () => {
      const isRight = await isPassword(input.password, found?.passwordHash ?? null);
      return isRight && found ? found : new DomainError('unauthenticated', 'sign_in_failed');
    });
    const membership = await this.membershipOf(person, input.organisationId);
    if (person.hasSecondFactor && input.totp === undefined) return { tokens: null, challenge: await this.challenge(person, input) };
    const tokens = await this.begin(person, membership, input.totp ?? '', client);
    await this.renewHash(person, input.password);
    return { tokens };
  }

  /**
   * The second step on the page: the code alone, in time after the password.
   * @throws DomainError `unauthenticated` also when the challenge has expired
   */
  async finish(input: SecondStepInput, client: Client): Promise<TokensView> {
    const claims = await this.readChallenge(input.challenge);
    const person = claims && (await this.find('id', claims.sub));
    if (!person) throw new DomainError('unauthenticated', 'sign_in_took_too_long');
    return this.begin(person, await this.membershipOf(person, claims.organisationId), input.totp, client);
  }

  /** Begins the session, after the code where a second factor is set up. */
  private async begin(person: PersonRow, membership: ActiveMembership, totp: string, client: Client): Promise<TokensView> {
    if (!person.hasSecondFactor) return this.database.transaction((tx) => this.open(tx, person, membership, client));
    return this.proof.demand({ email: person.email, personId: person.id, client }, 'second_factor', () =>
      this.database.transaction(async (tx) => {
        const verdict = await this.secondFactor.useCode(tx, person.id, totp);
        if (verdict === 'accepted') return this.open(tx, person, membership, client);
        return new DomainError('unauthenticated', 'second_factor_wrong', { errors: [faultOf(verdict)] });
      }),
    );
  }

  private async open(tx: EntityManager, person: PersonRow, membership: ActiveMembership, client: Client): Promise<TokensView> {
    await this.proof.forgetFailures(tx, person.email);
    const { id: membershipId, ...organisation } = membership;
    const actor: Actor = {
      ...organisation,
      personId: person.id,
      personName: person.name,
      roles: rolesInForce(membership.roles, person.hasSecondFactor),
      requestId: client.requestId,
    };
    await recordEvent(tx, actor, {
      name: 'person.signed_in',
      subjectType: 'person',
      subjectId: person.id,
      data: { hasSecondFactor: person.hasSecondFactor },
    });
    const { id: personId, hasSecondFactor } = person;
    return this.sessions.begin(tx, { personId, membershipId, hasSecondFactor }, client);
  }

  /** Said only to those who know the password. */
  private async membershipOf(person: PersonRow, organisationId: string | undefined): Promise<ActiveMembership> {
    const memberships = await activeMemberships(this.database, person.id);
    const [first] = memberships;
    if (person.isDisabled || !first) throw new DomainError('not-allowed', 'access_ended');
    if (organisationId === undefined) return first;
    const chosen = memberships.find((membership) => membership.organisationId === organisationId);
    if (!chosen) throw invalidInput({ pointer: '/organisationId', code: 'not_a_member' });
    return chosen;
  }

  private challenge(person: PersonRow, { organisationId }: SignInInput): Promise<string> {
    const claims: ChallengeClaims = { type: 'second-factor', sub: person.id, ...(organisationId && { organisationId }) };
    return this.jwt.signAsync(claims, { expiresIn: CHALLENGE_SECONDS });
  }

  private async readChallenge(challenge: string): Promise<ChallengeClaims | null> {
    try {
      const claims = await this.jwt.verifyAsync<ChallengeClaims>(challenge);
      return claims.type === 'second-factor' ? claims : null;
    } catch {
      return null;
    }
  }

  /** Passwords kept under older parameters grow stronger as people sign in. */
  private async renewHash({ id, passwordHash }: PersonRow, password: string): Promise<void> {
    if (passwordHash === null || !isOutdated(passwordHash)) return;
    const renewed = await hashPassword(password);
    await this.database.transaction((tx) => tx.update(PersonEntity, { id, passwordHash }, { passwordHash: renewed }));
  }

  private find(by: 'email' | 'id', value: string): Promise<PersonRow | null> {
    return this.database.readOne<PersonRow>(
      `person-by-${by}`,
      `SELECT id, name, email, password_hash AS "passwordHash", totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
         disabled_at IS NOT NULL AS "isDisabled" FROM people WHERE ${by} = $1`,
      [value],
    );
  }
}

/** The API's answer to a sign-in. */
export function signInView(outcome: SignInOutcome): SignInView {
  return outcome.tokens ? { mfaRequired: false, ...outcome.tokens } : { mfaRequired: true };
}
