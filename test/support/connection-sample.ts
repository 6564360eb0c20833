import { type ConnectionView } from '#libs/onboarding/connection.view';
import { type Caller } from './api.js';
import { contractInForce, directData, expectStatus, interimData, NW, step } from './connections.js';
import { sql } from './here.js';
import { organisation, signedIn } from './people.js';

/** A connection of Wuppertal that is being prepared, with something on each of its pages. */
interface ConnectionSample {
  readonly id: string;
  /** A planned test that has its evidence already. */
  readonly testRunId: string;
}

let sample: Promise<ConnectionSample> | undefined;

/** Made once for each world, through the same use cases as everybody's. */
export function connectionSample(): Promise<ConnectionSample> {
  return (sample ??= makeSample());
}

async function makeSample(): Promise<ConnectionSample> {
  const [authority] = await sql<{ id: string; organisationId: string; name: string }>(
    `SELECT authorities.id, organisations.id AS "organisationId", organisations.name
     FROM authorities JOIN organisations ON organisations.id = authorities.organisation_id WHERE organisations.name = 'Stadt Wuppertal'`,
  );
  const [service] = await sql<{ id: string }>(`SELECT id FROM services WHERE slug = 'unterhaltsvorschuss-online'`);
  if (!authority || !service) throw new Error('The demo world has no Wuppertal or no Unterhaltsvorschuss Online.');
  const [lead, coordinator] = await Promise.all([
    signedIn(['authority.lead'], { in: { id: authority.organisationId, name: authority.name } }),
    signedIn(['state.coordinator'], { in: await organisation('state', NW) }),
  ]);
  await contractInForce(service);
  const wish = { serviceId: service.id, authorityId: authority.id, note: 'Wir möchten im Frühjahr starten.' };
  const connection = expectStatus(201, await lead.caller.post<ConnectionView>('/connections', wish));
  await step(coordinator.caller, connection, 'clear');
  await step(lead.caller, connection, 'start');
  return { id: connection.id, testRunId: await work(lead.caller, `/connections/${connection.id}`) };
}

/** Enters data, moves tasks and plans a test with evidence, whose id it answers. */
async function work(lead: Caller, connection: string): Promise<string> {
  await lead.put(`${connection}/parameters/test`, interimData('test'));
  await lead.put(`${connection}/parameters/test`, directData('test'));
  await lead.patch(`${connection}/tasks/name_contacts`, { state: 'waiting_for', waitingFor: 'provider' });
  await lead.patch(`${connection}/tasks/set_up_mailbox`, { state: 'done', evidence: 'Vermerk 12/2026' });
  await lead.post(`${connection}/test-runs`, { environment: 'test', result: 'failed', findings: 'Das PDF ließ sich nicht öffnen.' });
  await lead.post(`${connection}/test-runs`, { environment: 'test' });
  const { body } = await lead.get<{ items: { id: string }[] }>(`${connection}/test-runs`);
  const planned = body.items.at(-1)?.id ?? '';
  const evidence = new FormData();
  evidence.set('file', new Blob(['%PDF-1.7\n%%EOF\n']), 'Protokoll.pdf');
  expectStatus(201, await lead.post(`${connection}/test-runs/${planned}/evidence`, evidence));
  return planned;
}
