import { type BatchView } from '#libs/onboarding/batch.view';
import { newId } from '#libs/platform/database/id';
import { type Problem } from '#libs/platform/http/problem';
import { type Caller } from './support/api.js';
import {
  authorityFor,
  connectableService,
  contractInForce,
  expectStatus,
  request,
  step,
  type TestAuthority,
} from './support/connections.js';
import { type TestService } from './support/contracts.js';
import { sql } from './support/here.js';
import { signedIn } from './support/people.js';

let coordinator: Caller;
let service: TestService;

beforeAll(async () => {
  coordinator = (await signedIn(['state.coordinator'], { stateCode: '05' })).caller;
  service = await connectableService();
  await contractInForce(service);
});

/** Outcomes by authority, in the order asked for. */
function outcomes(batch: BatchView, authorities: readonly TestAuthority[]): (string | undefined)[] {
  return authorities.map(({ id }) => batch.items.find(({ authorityId }) => authorityId === id)?.outcome);
}

async function states(of: TestService): Promise<Record<string, string>> {
  const rows = await sql<{ authority: string; state: string }>(
    'SELECT authority_id AS authority, state FROM connections WHERE service_id = $1',
    [of.id],
  );
  return Object.fromEntries(rows.map(({ authority, state }) => [authority, state]));
}

describe('clearing many requests at once', () => {
  it('says first what would happen to each, then does just that, once', async () => {
    const authorities = [
      await authorityFor(service),
      await authorityFor(service),
      await authorityFor(service),
      await authorityFor(service),
    ];
    const [first, second, third, fourth] = authorities as [TestAuthority, TestAuthority, TestAuthority, TestAuthority];
    const [, , cleared] = [await request(first, service), await request(second, service), await request(third, service)];
    await step(coordinator, cleared, 'clear');

    const input = { serviceId: service.id, action: 'clear', authorityIds: authorities.map(({ id }) => id), dryRun: true };
    const preview = expectStatus(201, await coordinator.post<BatchView>('/connection-batches', input));
    expect(outcomes(preview, authorities)).toEqual(['possible', 'possible', 'refused', 'refused']);
    expect(preview).toMatchObject({ committedAt: null, possible: 2, done: 0, refused: 2, serviceName: service.name });
    expect(preview.items.find(({ authorityId }) => authorityId === third.id)?.message).toContain('im aktuellen Zustand nicht möglich');
    expect(await states(service)).toEqual({ [first.id]: 'requested', [second.id]: 'requested', [third.id]: 'cleared' });
    const [events] = await sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM events WHERE service_id = $1 AND name = 'connection.cleared'`,
      [service.id],
    );
    expect(events?.count).toBe(1);

    const path = `/connection-batches/${preview.id}`;
    const answers = await Promise.all([coordinator.post<BatchView>(`${path}/commit`), coordinator.post<BatchView>(`${path}/commit`)]);
    expect(answers.map(({ status }) => status)).toContain(200);
    const done = expectStatus(200, await coordinator.get<BatchView>(path));
    expect(outcomes(done, authorities)).toEqual(['done', 'done', 'refused', 'refused']);
    expect(done.committedAt).not.toBeNull();
    expect(await states(service)).toEqual({ [first.id]: 'cleared', [second.id]: 'cleared', [third.id]: 'cleared' });
    expectStatus(409, await coordinator.post(`${path}/commit`));
    expect(fourth.id in (await states(service))).toBe(false);
  });

  it('chooses by a filter, and can do without a look beforehand', async () => {
    const other = await connectableService();
    await contractInForce(other);
    const authorities = [await authorityFor(other), await authorityFor(other)];
    for (const authority of authorities) await request(authority, other);
    const input = { serviceId: other.id, action: 'clear', filter: { stateCode: 'NW' } };
    const batch = expectStatus(201, await coordinator.post<BatchView>('/connection-batches', input));
    expect(batch).toMatchObject({ possible: 0, done: 2, refused: 0 });
    expect(Object.values(await states(other))).toEqual(['cleared', 'cleared']);
  });
});

describe('requesting for many authorities', () => {
  it('is what an IT service provider does for all that gave it a mandate; the others do not exist for it', async () => {
    const other = await connectableService();
    const authorities = [await authorityFor(other), await authorityFor(other), await authorityFor(other)];
    const [first, second, stranger] = authorities as [TestAuthority, TestAuthority, TestAuthority];
    const provider = await signedIn(['provider.agent']);
    for (const { id } of [first, second]) {
      await sql(
        `INSERT INTO mandates (id, authority_id, provider_organisation_id, valid_from, accepted_at) VALUES ($1, $2, $3, '2026-01-01', now())`,
        [newId(), id, provider.person.organisation.id],
      );
    }
    const input = { serviceId: other.id, action: 'request', authorityIds: authorities.map(({ id }) => id), dryRun: true };
    const wish = expectStatus(201, await provider.caller.post<BatchView>('/connection-batches', input));
    expect(outcomes(wish, authorities)).toEqual(['possible', 'possible', 'refused']);
    expect(wish.items.find(({ authorityId }) => authorityId === first.id)?.state).toBe('interest');
    expect(await states(other)).toEqual({});

    await contractInForce(other);
    const batch = expectStatus(
      201,
      await provider.caller.post<BatchView>('/connection-batches', { ...input, authorityIds: undefined, filter: {}, dryRun: false }),
    );
    expect(batch.items.map(({ authorityId, state }) => [authorityId, state]).sort()).toEqual(
      [first.id, second.id].sort().map((id) => [id, 'requested']),
    );
    expect(stranger.id in (await states(other))).toBe(false);
  });
});

describe('a batch', () => {
  it('is for those who may take the step, of the organisation that made it', async () => {
    const authority = await authorityFor(service);
    const input = { serviceId: service.id, action: 'clear', authorityIds: [authority.id], dryRun: true };
    expectStatus(403, await authority.lead.post('/connection-batches', input));
    expectStatus(403, await coordinator.post('/connection-batches', { ...input, action: 'request' }));
    const batch = expectStatus(201, await coordinator.post<BatchView>('/connection-batches', input));
    const neighbour = (await signedIn(['state.coordinator'], { stateCode: '03' })).caller;
    expectStatus(404, await neighbour.get(`/connection-batches/${batch.id}`));
    expectStatus(404, await neighbour.post(`/connection-batches/${batch.id}/commit`));
  });

  it.each([
    ['nobody', {}, '/authorityIds'],
    ['an authority that does not exist', { authorityIds: [newId()] }, '/authorityIds/0'],
    ['too many', { authorityIds: Array.from({ length: 501 }, newId) }, '/authorityIds'],
    ['another step', { authorityIds: [newId()], action: 'go_live' }, '/action'],
    ['an unknown filter', { filter: { colour: 'red' } }, '/filter/colour'],
  ])('is refused for %s', async (_, more, pointer) => {
    const problem = expectStatus(
      422,
      await coordinator.post<Problem>('/connection-batches', { serviceId: service.id, action: 'clear', ...more }),
    );
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });
});
