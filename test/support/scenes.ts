import { randomUUID } from 'node:crypto';
import { type CompetenceRuleView } from '#libs/directory/directory.view';
import { type ContractView } from '#libs/contracts/contract.view';
import { type InterestView } from '#libs/contracts/interest.view';
import { dayOf } from '#libs/kernel/day';
import { type Role } from '#libs/kernel/actor';
import { type BatchView } from '#libs/onboarding/batch.view';
import { type ConnectionView } from '#libs/onboarding/connection.view';
import { type TestRunPage } from '#libs/onboarding/test-run.view';
import { Caller } from './api.js';
import { type Cast, inOtherSession, type Member } from './cast.js';
import { connectableService, contractInForce, expectStatus, makeCompetent, step } from './connections.js';
import { provide, publishedService, type TestService } from './contracts.js';
import { person, signedIn } from './people.js';

/** Values for the parameters of a route, by name, and whatever else a request about the object needs to know. */
export type Scene = Readonly<Record<string, string>>;

/** Asked for each time: a run may go past midnight. */
export const today = (): string => dayOf(new Date());
const as = (cast: Cast, role: Role): Caller => new Caller(cast.holder(role).accessToken);
let releaser: Promise<Caller> | undefined;
/** The second pair of eyes on contracts. */
const secondManager = (): Promise<Caller> => (releaser ??= signedIn(['operator.contracts']).then(({ caller }) => caller));

/** A file that is a PDF by its content. */
export function pdfForm(fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([`%PDF-1.7\n${randomUUID()}\n%%EOF\n`]), 'Anlage.pdf');
  return form;
}

/** Everything that a service needs for publication. */
export function completeService(): Record<string, unknown> {
  return {
    slug: `dienst-${randomUUID()}`,
    name: 'Unterhaltsvorschuss Online',
    topic: 'familie_kind',
    leadStateCode: 'HB',
    description: 'Alleinerziehende beantragen Unterhaltsvorschuss.',
    contactEmail: 'uvo@bremen.example',
    supportFirstLevel: 'Kommune',
    supportSecondLevel: 'Jugendamt',
    supportThirdLevel: 'Entwicklung',
    priceModel: 'by_key',
    leistungen: ['99107021017000'],
    authorityTypes: ['jugendamt'],
    transports: [{ transport: 'file_drop', stage: 'interim' }],
  };
}

/** An entry of the catalogue that only the operator may know of. */
export async function draftService(cast: Cast): Promise<Scene> {
  const { slug, id } = expectStatus(
    201,
    await as(cast, 'operator.catalogue').post<{ slug: string; id: string }>('/services', completeService()),
  );
  return { slug, id };
}

/** An entry that waits for its review. */
export async function serviceInReview(cast: Cast): Promise<Scene> {
  const scene = await draftService(cast);
  expectStatus(200, await as(cast, 'operator.catalogue').post(`/services/${scene.slug}/actions`, { action: 'submit' }));
  return scene;
}

/** A service for everybody. */
export async function service(): Promise<Scene> {
  const { id, slug, leikaKey } = await publishedService();
  return { id, slug, leikaKey };
}

/** A service that the insiders' authority is competent for, under a contract of its Land. */
export async function connectable(cast: Cast): Promise<Scene> {
  const offered = await connectableService();
  await contractInForce(offered);
  await makeCompetent(cast.authority.id, offered);
  return { serviceId: offered.id, authorityId: cast.authority.id };
}

/** An interest of Nordrhein-Westfalen. */
export async function interest(cast: Cast): Promise<Scene> {
  return { id: (await declareInterest(cast, await publishedService())).id };
}

/** A contract of Nordrhein-Westfalen that is being drafted, with an annex. */
export async function contractDraft(cast: Cast): Promise<Scene> {
  const offered = await publishedService();
  await provide(offered);
  const manager = as(cast, 'operator.contracts');
  const { id } = await declareInterest(cast, offered);
  for (const action of ['start_alignment', 'confirm']) expectStatus(200, await manager.post(`/interests/${id}/actions`, { action }));
  const input = { kind: 'co_use', channel: 'fit_store', serviceId: offered.id, stateCode: 'NW', startsOn: today() };
  const contract = expectStatus(201, await manager.post<ContractView>('/contracts', input));
  const form = pdfForm({ kind: 'price_sheet', title: 'Preisblatt' });
  const annexes = expectStatus(201, await manager.post<{ items: { id: string }[] }>(`/contracts/${contract.id}/annexes`, form));
  const { rowVersion } = expectStatus(200, await manager.get<ContractView>(`/contracts/${contract.id}`));
  return { id: contract.id, annexId: annexes.items[0]?.id ?? '', rowVersion: String(rowVersion) };
}

/** A contract that Nordrhein-Westfalen may sign. */
export async function contractOffer(cast: Cast): Promise<Scene> {
  const { id = '' } = await contractDraft(cast);
  expectStatus(200, await as(cast, 'operator.contracts').post(`/contracts/${id}/actions`, { action: 'start_alignment' }));
  const answer = await (await secondManager()).post<ContractView>(`/contracts/${id}/actions`, { action: 'offer' });
  return { id, contentSha256: expectStatus(200, answer).contentSha256 ?? '' };
}

/** A connection that waits for Nordrhein-Westfalen to clear it. */
export async function requestedConnection(cast: Cast): Promise<Scene> {
  const { lead } = cast.authority;
  return { id: expectStatus(201, await lead.post<ConnectionView>('/connections', await connectable(cast))).id };
}

/** A connection at work, with technical data, a planned test and a file that proves an earlier one. */
export async function connection(cast: Cast): Promise<Scene> {
  const { id = '' } = await requestedConnection(cast);
  const { lead } = cast.authority;
  await step(as(cast, 'state.coordinator'), { id }, 'clear');
  await step(lead, { id }, 'start');
  const plan = async (): Promise<string> => {
    const { items } = expectStatus(201, await lead.post<TestRunPage>(`/connections/${id}/test-runs`, { environment: 'test' }));
    return items.at(-1)?.id ?? '';
  };
  const [proven, testRunId] = [await plan(), await plan()];
  expectStatus(201, await lead.post(`/connections/${id}/test-runs/${proven}/evidence`, pdfForm()));
  const { rowVersion } = expectStatus(200, await lead.get<ConnectionView>(`/connections/${id}`));
  return { id, testRunId, proven, rowVersion: String(rowVersion) };
}

/** Clearances that Nordrhein-Westfalen has looked at and not yet given. */
export async function batch(cast: Cast): Promise<Scene> {
  const { serviceId } = await connectable(cast);
  const request = { serviceId, authorityId: cast.authority.id };
  expectStatus(201, await cast.authority.lead.post('/connections', request));
  const input = { serviceId, action: 'clear', authorityIds: [cast.authority.id], dryRun: true };
  return { id: expectStatus(201, await as(cast, 'state.coordinator').post<BatchView>('/connection-batches', input)).id };
}

/** A rule of Nordrhein-Westfalen. */
export async function competenceRule(cast: Cast): Promise<Scene> {
  const input = namedListFor(cast, await publishedService());
  return { id: expectStatus(201, await as(cast, 'state.coordinator').post<CompetenceRuleView>('/competence-rules', input)).id };
}

/** Says that the insiders' authority answers for the service. */
export function namedListFor({ authority }: Cast, { leikaKey }: Pick<TestService, 'leikaKey'>): object {
  const rule = { level: 'named_list', authorityType: 'jugendamt', validFrom: today(), source: 'Erlass' };
  return { ...rule, stateCode: 'NW', leikaKey, authorityIds: [authority.id] };
}

/** Somebody else who works for the insiders' authority. */
export async function colleague({ authority }: Cast): Promise<Scene> {
  return { id: (await person(['authority.reader'], { in: authority.organisation })).id, organisationId: authority.organisation.id };
}

/** Another session of one's own. */
export async function ownSession(member: Member): Promise<Scene> {
  return { id: (await inOtherSession(member)).sessionId };
}

async function declareInterest(cast: Cast, { id: serviceId }: TestService): Promise<InterestView> {
  return expectStatus(201, await as(cast, 'state.coordinator').post<InterestView>('/interests', { serviceId }));
}
