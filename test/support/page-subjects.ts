import { dayOf } from '#libs/kernel/day';
import { type Caller } from './api.js';
import { provide, publishedService, type TestService } from './contracts.js';
import { sql } from './here.js';
import { signedIn } from './people.js';

/** What pages show somewhere along its way, made over the API for the Land whose people look at them. */

const NW = { stateCode: '05' };

/** Those who make it. What one has drafted the other releases. */
type Makers = Readonly<Record<'drafter' | 'releaser' | 'coordinator', Caller>>;

let makers: Promise<Makers> | undefined;

/** A catalogue entry that waits for its review. */
export async function serviceInReview(): Promise<string> {
  const { id, slug } = await publishedService();
  await sql("UPDATE services SET state = 'in_review' WHERE id = $1", [id]);
  return slug;
}

/** An interest of the Land on a service of its own. */
export async function interest(...steps: readonly string[]): Promise<string> {
  return declared(await publishedService(), steps);
}

/** A co-use contract of the Land with an annex, brought along these steps. */
export async function contract(...steps: readonly string[]): Promise<string> {
  const service = await publishedService();
  await provide(service);
  await declared(service, ['start_alignment', 'confirm']);
  const { drafter, releaser } = await signedInMakers();
  const { id } = await done(drafter, '/contracts', {
    kind: 'co_use',
    channel: 'fit_store',
    serviceId: service.id,
    stateCode: NW.stateCode,
    startsOn: dayOf(new Date()),
    specialTerms: 'Die Parteien treffen sich vierteljährlich.',
  });
  await done(drafter, `/contracts/${id}/annexes`, await annex(drafter, id));
  for (const action of steps) await done(releaser, `/contracts/${id}/actions`, { action });
  return id;
}

/** The annex of a contract. */
export async function annexOf(contractId: string): Promise<string> {
  const [row] = await sql<{ id: string }>('SELECT id FROM contract_annexes WHERE contract_id = $1', [contractId]);
  if (!row) throw new Error(`The contract ${contractId} has no annex.`);
  return row.id;
}

async function declared(service: TestService, steps: readonly string[]): Promise<string> {
  const { coordinator, drafter } = await signedInMakers();
  const { id } = await done(coordinator, '/interests', { serviceId: service.id, note: 'Start im Frühjahr.' });
  for (const action of steps) await done(drafter, `/interests/${id}/actions`, { action });
  return id;
}

/** Any PDF will do: the draft itself. */
async function annex(manager: Caller, id: string): Promise<FormData> {
  const { body } = await manager.get<unknown>(`/contracts/${id}/document`);
  const form = new FormData();
  form.set('kind', 'price_sheet');
  form.set('title', 'Preisblatt (Beispiel)');
  form.set('file', new Blob([body as Buffer], { type: 'application/pdf' }), 'preisblatt.pdf');
  return form;
}

/** Signed in once. */
function signedInMakers(): Promise<Makers> {
  makers ??= signInMakers();
  return makers;
}

async function signInMakers(): Promise<Makers> {
  const [drafter, releaser, coordinator] = await Promise.all([
    signedIn(['operator.contracts']),
    signedIn(['operator.contracts']),
    signedIn(['state.coordinator'], NW),
  ]);
  return { drafter: drafter.caller, releaser: releaser.caller, coordinator: coordinator.caller };
}

async function done(who: Caller, path: string, body: unknown): Promise<{ id: string }> {
  const answer = await who.post<{ id: string }>(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
