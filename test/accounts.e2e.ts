import { randomUUID } from 'node:crypto';
import { MOST_FAILURES_PER_EMAIL } from '#libs/accounts/sign-in-limits';
import { type Role } from '#libs/kernel/actor';
import { type Answer, Caller, visitor } from './support/api.js';
import { eventually } from './support/eventually.js';
import { sql } from './support/here.js';
import { mailsTo, mailTo } from './support/mails.js';
import { join, organisation, PASSWORD, person, signedIn, type Tokens } from './support/people.js';

interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}
interface Me {
  readonly person: { readonly hasSecondFactor: boolean };
  readonly actingOrganisation: { readonly id: string };
  readonly roles: readonly Role[];
  readonly dormantRoles: readonly Role[];
  readonly memberships: readonly unknown[];
}

const signIn = (email: string, password: string, more: object = {}) =>
  visitor.post<Problem & Tokens>('/sessions', { email, password, ...more });
const refresh = (refreshToken: string) => visitor.post<Problem & Tokens>('/sessions/refresh', { refreshToken });
const isSignedIn = async (caller: Caller) => (await caller.get('/me')).status === 200;
const eventsOf = async (personId: string) =>
  (await sql<{ name: string }>('SELECT name FROM events WHERE subject_id = $1 ORDER BY id', [personId])).map(({ name }) => name);
/** What a refusal says, without what differs each time. */
const said = ({ status, body: { instance: _, ...problem } }: Answer<Problem>) => ({ status, ...problem });
const codes = ({ body }: Answer<Problem>) => body.errors?.map(({ pointer, code }) => `${pointer} ${code}`);
const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)?.[1] ?? '';

describe('signing in', () => {
  it('opens a session for one organisation with the roles held there', async () => {
    const { caller, person: lead } = await signedIn(['authority.lead', 'authority.technical']);
    const { body } = await caller.get('/me');
    const home = { id: lead.organisation.id, name: lead.organisation.name, kind: 'authority', stateCode: null };
    expect(body).toEqual({
      person: { id: lead.id, name: lead.name, email: lead.email, language: 'de', hasSecondFactor: false },
      actingOrganisation: home,
      roles: ['authority.lead', 'authority.technical'],
      dormantRoles: [],
      memberships: [{ organisation: home, roles: ['authority.lead', 'authority.technical'] }],
    });
    expect(await eventsOf(lead.id)).toEqual(['person.signed_in']);
  });

  it('takes an address in any case', async () => {
    const { email } = await person(['authority.lead']);
    expect((await signIn(email.toUpperCase(), PASSWORD)).status).toBe(200);
  });

  it('says the same to a wrong password and to an address that nobody has', async () => {
    const { id, email } = await person(['authority.lead']);
    const known = await signIn(email, 'not this one at all');
    const unknown = await signIn(`${randomUUID()}@nowhere.example`, 'not this one at all');
    expect(said(known)).toEqual(said(unknown));
    expect(known).toMatchObject({
      status: 401,
      body: { type: '/problems/unauthenticated', detail: 'E-Mail-Adresse oder Passwort stimmen nicht.' },
    });
    expect(known.headers.get('cache-control')).toBe('no-store');
    expect(await eventsOf(id)).toEqual(['person.sign_in_refused']);
  });

  it('says the same to both once there were too many attempts, even to the right password', async () => {
    const { email } = await person(['authority.lead']);
    const nobody = `${randomUUID()}@nowhere.example`;
    for (const address of [email, nobody]) {
      const attempts = await Promise.all(Array.from({ length: MOST_FAILURES_PER_EMAIL }, () => signIn(address, 'not this one at all')));
      expect(new Set(attempts.map(({ status }) => status))).toEqual(new Set([401]));
    }
    const known = await signIn(email, PASSWORD);
    expect(said(known)).toEqual(said(await signIn(nobody, PASSWORD)));
    expect(known).toMatchObject({ status: 429, body: { type: '/problems/rate-limited' } });
    expect(Number(known.headers.get('retry-after'))).toBeGreaterThan(800);
    await sql(`UPDATE sign_in_failures SET at = at - interval '15 minutes'`);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  it('lets no burst of guesses through the limit', async () => {
    const { email } = await person(['authority.lead']);
    const attempts = await Promise.all(Array.from({ length: 40 }, () => signIn(email, 'not this one at all')));
    const looked = attempts.filter(({ status }) => status === 401).length;
    expect(looked).toBeGreaterThanOrEqual(MOST_FAILURES_PER_EMAIL);
    expect(looked).toBeLessThan(MOST_FAILURES_PER_EMAIL + 10);
    await sql('DELETE FROM sign_in_failures');
  });

  it('forgets failures once somebody has proved who they are', async () => {
    const { email } = await person(['authority.lead']);
    for (let failures = 1; failures < MOST_FAILURES_PER_EMAIL; failures++) await signIn(email, 'not this one at all');
    expect((await signIn(email, PASSWORD)).status).toBe(200);
    expect((await signIn(email, 'not this one at all')).status).toBe(401);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  it('tells only those who know the password that their access has ended', async () => {
    const { id, email } = await person(['authority.lead']);
    await sql('UPDATE memberships SET ended_at = now() WHERE person_id = $1', [id]);
    expect((await signIn(email, 'not this one at all')).status).toBe(401);
    expect(await signIn(email, PASSWORD)).toMatchObject({ status: 403, body: { type: '/problems/not-allowed' } });
  });

  it('acts for the organisation asked for, if the person belongs to it', async () => {
    const agent = await person(['provider.agent']);
    const other = await organisation('vendor');
    await join(agent, other, ['vendor.agent']);
    const { accessToken } = await agent.signIn(other.id);
    expect((await new Caller(accessToken).get<Me>('/me')).body).toMatchObject({
      actingOrganisation: { id: other.id },
      roles: ['vendor.agent'],
    });
    const foreign = await signIn(agent.email, PASSWORD, { organisationId: randomUUID() });
    expect([foreign.status, codes(foreign)]).toEqual([422, ['/organisationId not_a_member']]);
  });

  it('does not keep tokens for a repeated Idempotency-Key', async () => {
    const { email } = await person(['authority.lead']);
    const headers = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await visitor.post<Tokens>('/sessions', { email, password: PASSWORD }, { headers }),
      await visitor.post<Tokens>('/sessions', { email, password: PASSWORD }, { headers }),
    ];
    expect(second.body.refreshToken).not.toBe(first.body.refreshToken);
    expect(await sql('SELECT 1 FROM idempotency_keys WHERE key = $1', [headers['idempotency-key']])).toEqual([]);
  });
});

describe('the second factor', () => {
  it('is asked for once it is set up', async () => {
    const { email } = await person(['operator.admin']);
    expect(await signIn(email, PASSWORD)).toMatchObject({ status: 200, body: { mfaRequired: true } });
    expect((await signIn(email, PASSWORD)).body.accessToken).toBeUndefined();
  });

  it('takes each code once, and none that is wrong', async () => {
    const admin = await person(['operator.admin']);
    const totp = await admin.code();
    const attempt = (code: string) => signIn(admin.email, PASSWORD, { totp: code });
    const wrong = await attempt(totp === '000000' ? '111111' : '000000');
    expect([wrong.status, codes(wrong)]).toEqual([401, ['/totp totp_wrong']]);
    const together = await Promise.all([attempt(totp), attempt(totp), attempt(totp)]);
    expect(together.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    const again = await attempt(totp);
    expect([again.status, codes(again)]).toEqual([401, ['/totp totp_used']]);
    expect((await attempt(await admin.code())).status).toBe(200);
  });

  it('wakes the roles that need it, in the session where it is set up, and is asked for from then on', async () => {
    const { caller, person: signatory } = await signedIn(['authority.reader']);
    await sql(`UPDATE memberships SET roles = '{authority.reader,authority.signatory}' WHERE person_id = $1`, [signatory.id]);
    await eventually(async () => expect((await caller.get<Me>('/me')).body.dormantRoles).toEqual(['authority.signatory']));
    const denied = await caller.post<Problem>('/me/second-factor', { password: 'not this one at all' });
    expect([denied.status, codes(denied)]).toEqual([422, ['/password password_wrong']]);
    const { body: setup } = await caller.post<{ secret: string; address: string }>('/me/second-factor', { password: PASSWORD });
    expect(setup.address).toContain(setup.secret);
    expect(await signIn(signatory.email, PASSWORD)).toMatchObject({ body: { mfaRequired: false } });
    const owner = Object.assign(Object.create(Object.getPrototypeOf(signatory) as object) as typeof signatory, signatory, {
      totpSecret: setup.secret,
    });
    const { body: me } = await caller.post<Me>('/me/second-factor/confirm', { totp: await owner.code() });
    expect(me).toMatchObject({ roles: ['authority.reader', 'authority.signatory'], dormantRoles: [], person: { hasSecondFactor: true } });
    expect(await signIn(signatory.email, PASSWORD)).toMatchObject({ body: { mfaRequired: true } });
    const [{ totp_secret: kept }] = (await sql<{ totp_secret: string }>('SELECT totp_secret FROM people WHERE id = $1', [
      signatory.id,
    ])) as [{ totp_secret: string }];
    expect(kept).not.toContain(setup.secret);
  });

  it('can be reset by an administrator when the telephone is lost', async () => {
    const { caller: admin } = await signedIn(['operator.admin']);
    const { caller, person: rollout } = await signedIn(['operator.rollout']);
    expect((await admin.post(`/people/${rollout.id}/actions`, { action: 'reset_second_factor', reason: 'lost' })).status).toBe(200);
    expect(await isSignedIn(caller)).toBe(false);
    const { body } = await signIn(rollout.email, PASSWORD);
    expect((await new Caller(body.accessToken).get<Me>('/me')).body).toMatchObject({ roles: [], dormantRoles: ['operator.rollout'] });
  });
});

describe('a session', () => {
  it('goes on with each refresh token once', async () => {
    const { tokens } = await signedIn(['authority.lead']);
    const { body: second } = await refresh(tokens.refreshToken);
    const { body: third } = await refresh(second.refreshToken);
    expect(new Set([tokens, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(await isSignedIn(new Caller(third.accessToken))).toBe(true);
  });

  it('keeps one chain when two tabs race', async () => {
    const { tokens } = await signedIn(['authority.lead']);
    const answers = await Promise.all([refresh(tokens.refreshToken), refresh(tokens.refreshToken), refresh(tokens.refreshToken)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1);
    expect((await refresh(answers[0].body.refreshToken)).status).toBe(200);
  });

  it('ends when a used refresh token comes back later', async () => {
    const { tokens, person: victim, caller } = await signedIn(['authority.lead']);
    const { body: second } = await refresh(tokens.refreshToken);
    await sql(`UPDATE sessions SET refreshed_at = refreshed_at - interval '21 seconds' WHERE person_id = $1`, [victim.id]);
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
    expect(await isSignedIn(caller)).toBe(false);
    expect((await refresh(second.refreshToken)).status).toBe(401);
    expect(await eventsOf(victim.id)).toContain('session.token_reused');
  });

  it('ends when a thief has moved on further than one token', async () => {
    const { tokens, caller } = await signedIn(['authority.lead']);
    const { body: stolen } = await refresh(tokens.refreshToken);
    await refresh(stolen.refreshToken);
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
    expect(await isSignedIn(caller)).toBe(false);
  });

  it('ends after twelve idle hours and after seven days', async () => {
    const idle = await signedIn(['authority.lead']);
    await sql(`UPDATE sessions SET refreshed_at = refreshed_at - interval '12 hours' WHERE person_id = $1`, [idle.person.id]);
    expect((await refresh(idle.tokens.refreshToken)).status).toBe(401);
    const old = await signedIn(['authority.lead']);
    await sql(`UPDATE sessions SET expires_at = expires_at - interval '7 days' WHERE person_id = $1`, [old.person.id]);
    expect((await refresh(old.tokens.refreshToken)).status).toBe(401);
  });

  it('is over at once after signing out', async () => {
    const { caller, tokens } = await signedIn(['authority.lead']);
    expect((await caller.delete('/sessions/current')).status).toBe(204);
    expect(await caller.get('/me')).toMatchObject({ status: 401, body: { type: '/problems/unauthenticated' } });
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
  });

  it('can be seen and ended from another one of the same person, and by nobody else', async () => {
    const { caller: here, person: somebody } = await signedIn(['authority.lead']);
    const { accessToken } = await somebody.signIn();
    const { body } = await here.get<{ items: { id: string; isCurrent: boolean }[] }>('/me/sessions');
    expect(body.items).toHaveLength(2);
    const elsewhere = body.items.find(({ isCurrent }) => !isCurrent)?.id ?? '';
    const { caller: stranger } = await signedIn(['authority.lead']);
    expect((await stranger.delete(`/me/sessions/${elsewhere}`)).status).toBe(404);
    expect((await here.delete(`/me/sessions/${elsewhere}`)).status).toBe(204);
    expect(await isSignedIn(new Caller(accessToken))).toBe(false);
    expect(await isSignedIn(here)).toBe(true);
  });

  it('acts for another organisation of the person when told to', async () => {
    const { caller, person: agent } = await signedIn(['provider.agent']);
    const other = await organisation('authority');
    await join(agent, other, ['authority.lead']);
    const { body } = await caller.post<Me>('/sessions/current/organisation', { organisationId: other.id });
    expect(body).toMatchObject({ actingOrganisation: { id: other.id }, roles: ['authority.lead'] });
    expect((await caller.get<Me>('/me')).body.actingOrganisation.id).toBe(other.id);
    expect((await caller.post('/sessions/current/organisation', { organisationId: randomUUID() })).status).toBe(404);
  });

  it('is not opened by tokens that were changed, made for something else or made by somebody else', async () => {
    const { tokens } = await signedIn(['authority.lead']);
    const [header, claims, signature] = tokens.accessToken.split('.') as [string, string, string];
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    const forged = Buffer.from(
      JSON.stringify({ ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), sid: randomUUID() }),
    ).toString('base64url');
    for (const token of [`${unsigned}.${claims}.`, `${header}.${forged}.${signature}`, tokens.refreshToken, 'x']) {
      expect(await isSignedIn(new Caller(token))).toBe(false);
    }
  });
});

describe('rights', () => {
  it('change from the next request on', async () => {
    const { caller: coordinator } = await signedIn(['state.coordinator'], { stateCode: '05' });
    const { caller: reader, person: colleague } = await signedIn(['state.reader'], { stateCode: '05' });
    expect((await reader.get<Me>('/me')).body.roles).toEqual(['state.reader']);
    const changed = await coordinator.post(`/people/${colleague.id}/actions`, { action: 'change_roles', roles: ['state.finance'] });
    expect(changed.status).toBe(200);
    expect((await reader.get<Me>('/me')).body.roles).toEqual(['state.finance']);
    expect((await coordinator.post(`/people/${colleague.id}/actions`, { action: 'end_membership', reason: 'has left' })).status).toBe(200);
    expect(await isSignedIn(reader)).toBe(false);
    expect(await eventsOf(colleague.id)).toEqual(['person.signed_in', 'person.roles_changed', 'person.membership_ended']);
  });

  it('end at once when somebody is disabled, and sessions do not come back with the access', async () => {
    const { caller: admin } = await signedIn(['operator.admin']);
    const { caller, person: somebody } = await signedIn(['authority.lead']);
    expect((await admin.post(`/people/${somebody.id}/actions`, { action: 'disable' })).status).toBe(200);
    expect(await isSignedIn(caller)).toBe(false);
    expect((await signIn(somebody.email, PASSWORD)).status).toBe(403);
    expect((await admin.post(`/people/${somebody.id}/actions`, { action: 'enable' })).status).toBe(200);
    expect(await isSignedIn(caller)).toBe(false);
    expect((await signIn(somebody.email, PASSWORD)).status).toBe(200);
  });

  it('change also when another process changes them', async () => {
    const { caller, person: somebody } = await signedIn(['authority.lead']);
    expect(await isSignedIn(caller)).toBe(true);
    await sql('UPDATE people SET disabled_at = now() WHERE id = $1', [somebody.id]);
    await eventually(async () => expect(await isSignedIn(caller)).toBe(false));
  });

  it('change at once also after the connection that tells of changes was lost', async () => {
    const listeners = () =>
      sql<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%access_changed%'`);
    const [before] = await listeners();
    await sql('SELECT pg_terminate_backend($1)', [before?.pid]);
    const { caller, person: somebody } = await signedIn(['authority.lead']);
    expect(await isSignedIn(caller)).toBe(true);
    await eventually(async () => expect((await listeners())[0]?.pid).not.toBe(before?.pid));
    await eventually(async () => expect(await listeners()).toHaveLength(1));
    expect(await isSignedIn(caller)).toBe(true);
    await sql('UPDATE people SET disabled_at = now() WHERE id = $1', [somebody.id]);
    await eventually(async () => expect(await isSignedIn(caller)).toBe(false), 1000);
  });

  it('are changed only by those who may grant them, in their own organisation, and never by oneself', async () => {
    const lead = await signedIn(['authority.lead']);
    const act = (who: string, input: object) => lead.caller.post<Problem>(`/people/${who}/actions`, input);
    const colleague = await person(['authority.reader'], { in: lead.person.organisation });
    const signatory = await person(['authority.signatory'], { in: lead.person.organisation });
    const stranger = await person(['authority.reader']);
    expect((await act(colleague.id, { action: 'change_roles', roles: ['authority.signatory'] })).status).toBe(403);
    expect((await act(signatory.id, { action: 'change_roles', roles: ['authority.reader'] })).status).toBe(403);
    expect((await act(colleague.id, { action: 'disable' })).status).toBe(403);
    expect(codes(await act(colleague.id, { action: 'change_roles', roles: ['operator.admin'] }))).toEqual(['/roles roles_of_other_kind']);
    expect((await act(lead.person.id, { action: 'change_roles', roles: ['authority.reader'] })).status).toBe(403);
    expect((await act(stranger.id, { action: 'end_membership' })).status).toBe(404);
    expect((await lead.caller.get(`/people/${stranger.id}`)).status).toBe(404);
    expect((await lead.caller.get(`/people?organisationId=${stranger.organisation.id}`)).status).toBe(404);
  });

  it('show who belongs to the own organisation, page by page', async () => {
    const { caller, person: lead } = await signedIn(['authority.lead']);
    const colleagues = [
      await person(['authority.reader'], { in: lead.organisation }),
      await person(['authority.technical'], { in: lead.organisation }),
    ];
    const found: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body }: Answer<{ items: { email: string }[]; next: string | null }> = await caller.get(
        `/people?limit=2${next && `&cursor=${next}`}`,
      );
      found.push(...body.items.map(({ email }) => email));
      next = body.next;
    }
    expect(found.sort()).toEqual([lead, ...colleagues].map(({ email }) => email).sort());
  });
});

describe('an invitation', () => {
  const invite = (caller: Caller, email: string, more: object = {}) =>
    caller.post<Problem & { personId: string; validUntil: string | null }>('/people/invitations', {
      name: 'Neu Hier',
      email,
      roles: ['authority.technical'],
      ...more,
    });
  const accept = (token: string, password: string) => visitor.post<Problem>('/invitations/accept', { token, password });
  const address = () => `${randomUUID()}@authority.example`;

  it('leads by mail to a password and in', async () => {
    const { caller: lead, person: inviter } = await signedIn(['authority.lead']);
    const email = address();
    const { status, body } = await invite(lead, email.toUpperCase());
    expect(status).toBe(201);
    const mail = await mailTo(email, 'Einladung');
    const token = tokenIn(mail.text);
    expect(codes(await accept(token, 'Passwort1234'))).toEqual(['/password password_common']);
    expect(codes(await accept(token, 'mein Name: Neu Hier'))).toEqual(['/password password_personal']);
    expect((await accept(token, PASSWORD)).status).toBe(204);
    expect(await accept(token, PASSWORD)).toMatchObject({ status: 409, body: { type: '/problems/conflict' } });
    const { body: tokens } = await signIn(email, PASSWORD);
    expect((await new Caller(tokens.accessToken).get<Me>('/me')).body).toMatchObject({
      actingOrganisation: { id: inviter.organisation.id },
      roles: ['authority.technical'],
    });
    expect(await eventsOf(body.personId)).toEqual(['person.invited', 'person.invitation_accepted', 'person.signed_in']);
    const [event] = await sql('SELECT data FROM events WHERE subject_id = $1 AND name = $2', [body.personId, 'person.invited']);
    expect(JSON.stringify(event)).not.toContain(token);
  });

  it('can be sent again while nobody has come, and then only the newest link works', async () => {
    const { caller: lead } = await signedIn(['authority.lead']);
    const email = address();
    await invite(lead, email);
    const first = tokenIn((await mailTo(email, 'Einladung')).text);
    expect((await invite(lead, email, { roles: ['authority.reader'] })).status).toBe(201);
    const [newest] = await eventually(async () => {
      const mails = await mailsTo(email);
      expect(mails).toHaveLength(2);
      return mails;
    });
    expect((await accept(first, PASSWORD)).status).toBe(409);
    expect((await accept(tokenIn(newest?.text ?? ''), PASSWORD)).status).toBe(204);
    expect((await invite(lead, email)).status).toBe(409);
  });

  it('lapses', async () => {
    const { caller: lead } = await signedIn(['authority.lead']);
    const email = address();
    const { body } = await invite(lead, email);
    await sql(`UPDATE one_time_links SET expires_at = now() WHERE person_id = $1`, [body.personId]);
    expect(await accept(tokenIn((await mailTo(email, 'Einladung')).text), PASSWORD)).toMatchObject({
      status: 409,
      body: { detail: 'Dieser Link ist abgelaufen. Bitte einen neuen anfordern.' },
    });
    expect((await accept('no-such-token', PASSWORD)).status).toBe(404);
  });

  it('adds somebody who is known already at once, and brings back who has left', async () => {
    const { caller: lead, person: inviter } = await signedIn(['authority.lead']);
    const { caller: agent, person: known } = await signedIn(['provider.agent']);
    expect(await invite(lead, known.email)).toMatchObject({ status: 201, body: { validUntil: null } });
    expect((await mailTo(known.email, 'auch für')).text).toContain('/sign-in');
    expect((await agent.get<Me>('/me')).body.memberships).toHaveLength(2);
    await lead.post(`/people/${known.id}/actions`, { action: 'end_membership' });
    expect((await agent.get<Me>('/me')).body.memberships).toHaveLength(1);
    expect((await invite(lead, known.email)).status).toBe(201);
    expect((await agent.get<Me>('/me')).body.memberships).toHaveLength(2);
    expect(inviter.organisation.id).not.toBe(known.organisation.id);
  });

  it.each<[Role, Role, number]>([
    ['authority.lead', 'authority.signatory', 403],
    ['authority.technical', 'authority.reader', 403],
    ['authority.lead', 'state.coordinator', 422],
    ['state.coordinator', 'state.reader', 201],
    ['provider.agent', 'provider.agent', 201],
  ])('of %s to %s is answered with %p', async (inviter, role, status) => {
    const { caller } = await signedIn([inviter]);
    expect((await invite(caller, address(), { roles: [role] })).status).toBe(status);
  });

  it('into another organisation is the administrator’s, who also enters organisations', async () => {
    const { caller: admin } = await signedIn(['operator.admin']);
    const { caller: lead } = await signedIn(['authority.lead']);
    const name = `Kreis ${randomUUID()}`;
    const entered = await admin.post<{ id: string; grantableRoles: Role[] }>('/organisations', { name, kind: 'authority' });
    expect(entered).toMatchObject({ status: 201, body: { grantableRoles: expect.arrayContaining(['authority.signatory']) as unknown } });
    const into = { organisationId: entered.body.id, roles: ['authority.signatory'] };
    expect((await invite(lead, address(), into)).status).toBe(404);
    expect((await invite(admin, address(), into)).status).toBe(201);
    expect((await lead.post('/organisations', { name: `${name} II`, kind: 'authority' })).status).toBe(403);
    expect(codes(await admin.post<Problem>('/organisations', { name, kind: 'authority' }))).toEqual(['/name name_taken']);
    expect(codes(await admin.post<Problem>('/organisations', { name: `${name} III`, kind: 'state' }))).toEqual([
      '/stateCode state_code_of_states',
    ]);
    expect(codes(await admin.post<Problem>('/organisations', { name: `${name} III`, kind: 'state', stateCode: '05' }))).toEqual([
      '/stateCode state_code_taken',
    ]);
    expect((await admin.get<{ items: { name: string }[] }>(`/organisations?q=${encodeURIComponent(name)}`)).body.items).toHaveLength(1);
  });
});

describe('a forgotten password', () => {
  const request = (email: string) => visitor.post('/password-resets', { email });

  it('is replaced by mail, once, and all sessions end', async () => {
    const { caller, person: somebody } = await signedIn(['authority.lead']);
    expect((await request(somebody.email)).status).toBe(202);
    const token = tokenIn((await mailTo(somebody.email, 'Passwort')).text);
    const complete = (password: string) => visitor.post<Problem>('/password-resets/complete', { token, password });
    expect((await complete('short')).status).toBe(422);
    expect((await complete('sieben Pflaumen am Kai')).status).toBe(204);
    expect((await complete('acht Pflaumen am Kai')).status).toBe(409);
    expect(await isSignedIn(caller)).toBe(false);
    expect((await signIn(somebody.email, PASSWORD)).status).toBe(401);
    expect((await signIn(somebody.email, 'sieben Pflaumen am Kai')).status).toBe(200);
    expect(await eventsOf(somebody.id)).toEqual(expect.arrayContaining(['person.password_reset_requested', 'person.password_reset']));
  });

  it('gets the same answer for everybody, and no more than three mails', async () => {
    const somebody = await person(['authority.lead']);
    const unknown = await request(`${randomUUID()}@nowhere.example`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => request(somebody.email)));
    for (const { status, body } of answers) expect({ status, body }).toEqual({ status: unknown.status, body: unknown.body });
    expect(await sql('SELECT 1 FROM one_time_links WHERE person_id = $1', [somebody.id])).toHaveLength(3);
  });

  it('can be changed by whoever knows the present one', async () => {
    const { caller, person: somebody } = await signedIn(['authority.lead']);
    const { accessToken } = await somebody.signIn();
    const change = (currentPassword: string, password: string) => caller.post<Problem>('/me/password', { currentPassword, password });
    expect(codes(await change('not this one at all', 'sieben Pflaumen am Kai'))).toEqual(['/currentPassword password_wrong']);
    expect((await change(PASSWORD, 'sieben Pflaumen am Kai')).status).toBe(204);
    expect(await isSignedIn(caller)).toBe(true);
    expect(await isSignedIn(new Caller(accessToken))).toBe(false);
  });
});

describe('one’s own profile', () => {
  it('can be changed in name and language, and in nothing else', async () => {
    const { caller, person: somebody } = await signedIn(['authority.lead']);
    expect(await caller.patch('/me', { name: 'Anders Heißt', language: 'en' })).toMatchObject({
      status: 200,
      body: { person: { name: 'Anders Heißt', language: 'en' } },
    });
    expect((await caller.patch('/me', { roles: ['operator.admin'] })).status).toBe(422);
    expect((await caller.patch('/me', { email: 'other@nowhere.example' })).status).toBe(422);
    expect((await caller.patch('/me', { name: 'Kein\u0000Name' })).status).toBe(400);
    expect(await eventsOf(somebody.id)).toContain('person.renamed');
  });
});
