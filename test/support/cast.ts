import { createHash, randomUUID } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { ACCESS_TOKEN_SECONDS, tokenRules } from '#libs/accounts/access-token';
import { type Role, ROLES } from '#libs/kernel/actor';
import { newId } from '#libs/platform/database/id';
import { authorityFor, type TestAuthority } from './connections.js';
import { theHub } from './contracts.js';
import { here, sql } from './here.js';
import { organisation, signedIn, type TestOrganisation, type TestPerson } from './people.js';
import { TEST_SECRET } from './secret.js';

/** Somebody who tries what the portal answers, over the API and on its pages. */
export interface Member {
  readonly name: string;
  readonly role: Role;
  readonly person: TestPerson;
  readonly accessToken: string;
  /** The token that forms carry. */
  readonly csrf: string;
}

/** For each role somebody inside, whose organisation has to do with the objects of the tests, and somebody outside, of another one. */
export interface Cast {
  readonly insiders: readonly Member[];
  /** None of the operator and the hub: of them there is one each. */
  readonly outsiders: readonly Member[];
  /** The authority of the insiders, in Nordrhein-Westfalen. */
  readonly authority: TestAuthority;
  /** The insider with this role. */
  holder(role: Role): Member;
}

export async function assembleCast(): Promise<Cast> {
  const [authority, otherAuthority] = [await authorityFor(), await authorityFor()];
  const provider = await organisation('provider');
  await giveMandate(authority, provider);
  const inside = { hub: await theHub(), state: await organisation('state', '05'), authority: authority.organisation, provider };
  const outside = { state: await organisation('state', '06'), authority: otherAuthority.organisation };
  const members = (name: string, homes: Readonly<Record<string, TestOrganisation>>, roles: readonly Role[]): Promise<Member[]> =>
    Promise.all(roles.map((role) => memberOf(`${role} ${name}`, role, homes[role.split('.')[0] ?? ''])));
  const insiders = await members('inside', inside, ROLES);
  const outsiders = await members(
    'outside',
    outside,
    ROLES.filter((role) => !/^(operator|hub)\./.test(role)),
  );
  const holder = (role: Role): Member => insiders.find((member) => member.role === role) as Member;
  return { insiders, outsiders, authority, holder };
}

/** The same person in a session of its own, to be ended without harm to the other. */
export async function inOtherSession(member: Member): Promise<Member & { readonly sessionId: string }> {
  const sessionId = newId();
  await sql(
    `INSERT INTO sessions (id, person_id, membership_id, refresh_sha256, refreshed_at, created_at, expires_at, second_factor_at)
     SELECT $1, person_id, id, $3, now(), now(), now() + interval '1 hour', now() FROM memberships WHERE person_id = $2`,
    [sessionId, member.person.id, createHash('sha256').update(sessionId).digest('hex')],
  );
  const { key, algorithm, issuer, audience } = tokenRules({ secret: TEST_SECRET });
  const accessToken = await new JwtService({ secret: key.export(), signOptions: { algorithm, issuer, audience } }).signAsync(
    { type: 'access', sid: sessionId },
    { expiresIn: ACCESS_TOKEN_SECONDS },
  );
  return { ...member, sessionId, accessToken, csrf: await csrfToken('/', `kontor_access=${accessToken}`) };
}

/** The token in the forms of a page. */
export async function csrfToken(page: string, cookie: string): Promise<string> {
  const answer = await fetch(`${here.portalUrl}${page}`, { headers: { cookie } });
  return /name="_csrf" value="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
}

async function memberOf(name: string, role: Role, home: TestOrganisation | undefined): Promise<Member> {
  const { person, tokens } = await signedIn([role], home && { in: home });
  return { name, role, person, accessToken: tokens.accessToken, csrf: await csrfToken('/', `kontor_access=${tokens.accessToken}`) };
}

async function giveMandate(authority: TestAuthority, provider: TestOrganisation): Promise<void> {
  await sql(
    `INSERT INTO mandates (id, authority_id, provider_organisation_id, valid_from, accepted_at) VALUES ($1, $2, $3, '2020-01-01', now())`,
    [randomUUID(), authority.id, provider.id],
  );
}
