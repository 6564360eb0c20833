import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyFor } from '#libs/accounts/keys';
import { hashPassword } from '#libs/accounts/password-hash';
import { codeAt, newTotpSecret, sealSecret } from '#libs/accounts/second-factor-code';
import { type OrganisationKind, type Role, ROLES_WITH_SECOND_FACTOR } from '#libs/kernel/actor';
import { Caller, visitor } from './api.js';
import { sql } from './here.js';
import { TEST_SECRET } from './secret.js';

export const PASSWORD = 'vier Birnen im Nachtzug';
const passwordHash = await hashPassword(PASSWORD);
const STEP_MILLISECONDS = 30_000;
const TRAVEL_MILLISECONDS = 5_000;

export interface TestOrganisation {
  readonly id: string;
  readonly name: string;
}

/** Somebody who can sign in with `PASSWORD`, and with codes of their own if their roles need a second factor. */
export class TestPerson {
  private lastStep = 0;

  constructor(
    readonly id: string,
    readonly name: string,
    readonly email: string,
    readonly organisation: TestOrganisation,
    readonly totpSecret: string | null,
  ) {}

  /**
   * A code that has not been used yet and will still do when it arrives. The clock's tolerance allows for three in half a minute; a
   * fourth has to wait.
   */
  async code(): Promise<string> {
    const stepAt = (moment: number) => Math.floor(moment / STEP_MILLISECONDS);
    const step = Math.max(stepAt(Date.now() + TRAVEL_MILLISECONDS) - 1, this.lastStep + 1);
    while (step > stepAt(Date.now()) + 1) await sleep(200);
    this.lastStep = step;
    return codeAt(this.totpSecret ?? '', new Date(step * STEP_MILLISECONDS));
  }

  /** Signs in over the API. */
  async signIn(organisationId?: string): Promise<Tokens> {
    const totp = this.totpSecret ? await this.code() : undefined;
    const answer = await visitor.post<Tokens>('/sessions', { email: this.email, password: PASSWORD, totp, organisationId });
    if (answer.status !== 200) throw new Error(`${this.email} could not sign in: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** An organisation of one's own; of the operator and the Länder there is one each, made by the demo world. */
export async function organisation(kind: OrganisationKind, stateCode: string | null = null): Promise<TestOrganisation> {
  const [present] = await sql<TestOrganisation>(
    `SELECT id, name FROM organisations WHERE ($1 = 'operator' AND kind = $1) OR ($1 = 'state' AND state_code = $2)`,
    [kind, stateCode],
  );
  if (present) return present;
  const id = randomUUID();
  const name = `Organisation ${id}`;
  await sql('INSERT INTO organisations (id, kind, name) VALUES ($1, $2, $3)', [id, kind, name]);
  return { id, name };
}

/** A person with these roles, in the organisation given or one of the roles' kind. */
export async function person(
  roles: readonly [Role, ...Role[]],
  where: { in?: TestOrganisation; stateCode?: string } = {},
): Promise<TestPerson> {
  const [kind] = roles[0].split('.') as [OrganisationKind];
  const home = where.in ?? (await organisation(kind, where.stateCode ?? '05'));
  const id = randomUUID();
  const name = `Person ${id.slice(0, 8)}`;
  const email = `${id}@${kind}.example`;
  const totpSecret = roles.some((role) => ROLES_WITH_SECOND_FACTOR.includes(role)) ? newTotpSecret() : null;
  await sql(
    `INSERT INTO people (id, name, email, password_hash, totp_secret, totp_confirmed_at)
     VALUES ($1, $2, $3, $4, $5, CASE WHEN $5::text IS NULL THEN NULL ELSE now() END)`,
    [id, name, email, passwordHash, totpSecret && sealSecret(totpSecret, id, keyFor('second-factor', TEST_SECRET))],
  );
  await join({ id }, home, roles);
  return new TestPerson(id, name, email, home, totpSecret);
}

/** Makes somebody a member of one more organisation. */
export async function join(
  { id }: { readonly id: string },
  { id: organisationId }: { readonly id: string },
  roles: readonly Role[],
): Promise<void> {
  await sql('INSERT INTO memberships (id, person_id, organisation_id, roles) VALUES ($1, $2, $3, $4)', [
    randomUUID(),
    id,
    organisationId,
    roles,
  ]);
}

/** Somebody with these roles, signed in and calling the API. */
export async function signedIn(
  roles: readonly [Role, ...Role[]],
  where?: { in?: TestOrganisation; stateCode?: string },
): Promise<{ caller: Caller; person: TestPerson; tokens: Tokens }> {
  const somebody = await person(roles, where);
  const tokens = await somebody.signIn();
  return { caller: new Caller(tokens.accessToken), person: somebody, tokens };
}
