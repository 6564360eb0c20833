import { type Actor, type OrganisationKind, type Role } from '#libs/kernel/actor';
import { translator } from '#libs/platform/i18n/i18n';
import { connectionItem, contractItem, interestItem, type QueueItem, serviceItem, sortDesk } from './desk-queue.js';

const t = translator('de');
const since = new Date('2026-11-21T10:00:00Z');

function actor(organisationKind: OrganisationKind, ...roles: Role[]): Actor {
  return {
    personId: 'person',
    personName: 'Kim Muster',
    organisationId: 'organisation',
    organisationName: 'Organisation',
    organisationKind,
    stateCode: null,
    roles,
    requestId: null,
  };
}

const step = (action: string, ...missing: string[]) => ({
  action,
  possible: missing.length === 0,
  missing: missing.map((code) => ({ code, message: code, ownerParty: 'operator' })),
});

const contract = (
  state: 'draft' | 'in_alignment' | 'offered' | 'signed',
  waitingOn: string,
  ...availableActions: ReturnType<typeof step>[]
) => ({
  id: '1',
  number: 'NNV-2026-001',
  service: { id: 's', slug: 'uvo', name: 'UVO' },
  customer: { organisationId: 'c', name: 'Land' },
  state,
  stateSince: since,
  waitingOn: waitingOn as 'operator',
  availableActions,
});

describe('a contract on the desk', () => {
  it.each([
    [
      'waits for the signatory of the Land',
      actor('state', 'state.signatory'),
      contract('offered', 'state', step('sign'), step('reject')),
      'Unterzeichnen',
    ],
    ['waits for colleagues of those who only read', actor('state', 'state.reader'), contract('offered', 'state'), null],
    ['waits for the other side', actor('operator', 'operator.contracts'), contract('offered', 'state', step('revise')), null],
    [
      'waits for whoever can put right what is missing',
      actor('operator', 'operator.contracts'),
      contract('in_alignment', 'operator', step('offer', 'active_provision')),
      'Klären, was noch fehlt',
    ],
  ])('%s', (_, who, what, nextStep) => {
    expect(contractItem(what, who, t).nextStep).toBe(nextStep);
  });

  it('waits for a second person when the reader is the author', () => {
    const authored = contract('in_alignment', 'operator', step('offer', 'second_person'), step('withdraw'));
    const item = contractItem(authored, actor('operator', 'operator.contracts'), t);
    expect([item.nextStep, item.turn]).toEqual([null, 'Eine zweite Person in Ihrer Organisation']);
  });
});

it('a confirmed interest waits for the draft of its contract', () => {
  const interest = {
    id: '1',
    serviceName: 'UVO',
    stateName: 'NW',
    state: 'confirmed',
    stateSince: since,
    waitingOn: 'operator',
    availableActions: [],
  } as const;
  expect(interestItem(interest, actor('operator', 'operator.contracts'), t).nextStep).toBe('Vertrag entwerfen');
  expect(interestItem(interest, actor('state', 'state.coordinator'), t).nextStep).toBeNull();
});

it('an entry in review waits for somebody other than who submitted it', () => {
  const service = { slug: 'uvo', name: 'UVO', state: 'in_review', stateSince: since, waitingOn: 'operator' } as const;
  const manager = actor('operator', 'operator.catalogue');
  const submitters = serviceItem({ ...service, availableActions: [step('request_changes'), step('publish', 'second_person')] }, manager, t);
  const reviewers = serviceItem({ ...service, availableActions: [step('request_changes'), step('publish')] }, manager, t);
  expect([submitters.nextStep, reviewers.nextStep]).toEqual([null, 'Prüfen']);
});

it('a connection that waits for an authority waits for its IT service provider too', () => {
  const connection = {
    id: '1',
    serviceName: 'UVO',
    authorityName: 'Wuppertal',
    state: 'preparing',
    stateSince: since,
    waitingSince: null,
  } as const;
  const agent = actor('provider', 'provider.agent');
  expect(connectionItem({ ...connection, waitingOn: 'authority' }, agent, t).nextStep).toBe('Anbindung öffnen');
  expect(connectionItem({ ...connection, waitingOn: 'state' }, agent, t).nextStep).toBeNull();
});

it('the oldest lies on top, and what waits for the reader lies apart', () => {
  const item = (title: string, day: number, nextStep: string | null) => ({ title, since: new Date(2026, 10, day), nextStep }) as QueueItem;
  const { mine, others } = sortDesk([item('b', 3, 'x'), item('a', 1, null), item('c', 2, 'x')]);
  expect([mine.map(({ title }) => title), others.map(({ title }) => title)]).toEqual([['c', 'b'], ['a']]);
});
