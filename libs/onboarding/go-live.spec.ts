import { type Missing } from '#libs/kernel/domain-error';
import { directParameters, doneTask, interimParameters, readyConnection, TODAY } from '#test/support/ready-connection';
import { type ConnectionFacts, type ParameterFacts } from './connection-facts.js';
import { missingForGoLive } from './go-live.js';
import { REQUIRED_FIELDS } from './parameter-rules.js';

const direct: ConnectionFacts = { ...readyConnection, state: 'live', stage: 'interim', targetStage: 'direct' };
const [interimTest, interimProduction, directTest, directProduction] = readyConnection.parameters as [
  ParameterFacts,
  ParameterFacts,
  ParameterFacts,
  ParameterFacts,
];

function expiring(on: string): ParameterFacts {
  const { certificate, ...parameters } = directProduction;
  return { ...parameters, certificate: certificate && { ...certificate, notAfter: new Date(`${on}T10:00:00Z`) } };
}

describe('going live', () => {
  it('lacks nothing when everything is there', () => {
    expect(missingForGoLive(readyConnection)).toEqual([]);
    expect(missingForGoLive(direct)).toEqual([]);
  });

  it.each<[string, Partial<ConnectionFacts>, Missing]>([
    [
      'an open mandatory task of its owner',
      { tasks: [{ ...doneTask, ownerParty: 'state', state: 'open' }] },
      { code: 'task', ownerParty: 'state', params: { task: 'name_contacts' } },
    ],
    [
      'a task that waits for somebody',
      { tasks: [{ ...doneTask, state: 'waiting_for', waitingFor: 'vendor' }] },
      { code: 'task', ownerParty: 'vendor', params: { task: 'name_contacts' } },
    ],
    [
      'a task that failed',
      { tasks: [{ ...doneTask, state: 'failed' }] },
      { code: 'task', ownerParty: 'authority', params: { task: 'name_contacts' } },
    ],
    [
      'technical data of an environment',
      { parameters: [interimTest] },
      { code: 'parameters', ownerParty: 'authority', params: { environment: 'production' } },
    ],
    [
      'a field of the technical data',
      { parameters: [{ ...interimTest, mailbox: null }, interimProduction] },
      { code: 'parameter', ownerParty: 'authority', params: { environment: 'test', field: 'mailbox' } },
    ],
    [
      'one transport for both environments',
      { parameters: [{ ...interimTest, transport: 'deep_link' }, interimProduction] },
      { code: 'same_transport', ownerParty: 'authority' },
    ],
    ['a test', { testRuns: [] }, { code: 'passed_test', ownerParty: 'authority' }],
    [
      'a test that did not fail since',
      {
        testRuns: [
          { environment: 'test', stage: 'interim', state: 'passed', decidedAt: new Date('2026-11-19T10:00:00Z') },
          { environment: 'test', stage: 'interim', state: 'failed', decidedAt: new Date('2026-11-20T10:00:00Z') },
        ],
      },
      { code: 'passed_test', ownerParty: 'authority' },
    ],
    [
      'a production that did not fail its test',
      {
        testRuns: [
          ...readyConnection.testRuns,
          { environment: 'production', stage: 'interim', state: 'failed', decidedAt: new Date('2026-11-20T12:00:00Z') },
        ],
      },
      { code: 'failed_production_test', ownerParty: 'authority' },
    ],
    [
      'a contract',
      { contract: null },
      {
        code: 'active_contract',
        ownerParty: 'state',
        params: { service: 'Unterhaltsvorschuss Online', state: 'Nordrhein-Westfalen' },
      },
    ],
    [
      'a contract that lasts beyond the cutover day',
      { contract: { endsOn: '2026-11-20' } },
      { code: 'contract_ends_before_cutover', ownerParty: 'state', params: { day: '2026-11-20' } },
    ],
    ['the end of its own pause', { pause: 'by_authority' }, { code: 'paused_by_authority', ownerParty: 'authority' }],
    ["the end of the operator's pause", { pause: 'by_operator' }, { code: 'paused_by_operator', ownerParty: 'operator' }],
    [
      "the authority's approval",
      { approvals: readyConnection.approvals.filter(({ side }) => side === 'operator') },
      { code: 'approval_authority', ownerParty: 'authority' },
    ],
    [
      "the operator's approval",
      { approvals: readyConnection.approvals.filter(({ side }) => side === 'authority') },
      { code: 'approval_operator', ownerParty: 'operator' },
    ],
    [
      'an approval that was not withdrawn',
      {
        approvals: readyConnection.approvals.map((approval) =>
          approval.side === 'operator' ? { ...approval, withdrawnAt: new Date('2026-11-20') } : approval,
        ),
      },
      { code: 'approval_operator', ownerParty: 'operator' },
    ],
    ['a cutover day', { state: 'approval', cutoverOn: null }, { code: 'cutover_day', ownerParty: 'operator' }],
    [
      'a cutover day that has come',
      { cutoverOn: '2026-11-22' },
      { code: 'cutover_reached', ownerParty: 'operator', params: { day: '2026-11-22' } },
    ],
  ])('lacks %s', (_, change, missing) => {
    expect(missingForGoLive({ ...readyConnection, ...change })).toEqual([missing]);
  });

  it('does not mind what is optional, skipped or belongs to the next stage', () => {
    const tasks = [
      doneTask,
      { ...doneTask, key: 'inform_staff', isMandatory: false, state: 'open' },
      { ...doneTask, key: 'confirm_funding', state: 'skipped' },
      { ...doneTask, key: 'commission_vendor', stage: 'direct', state: 'open' },
    ] as const;
    const parameters = [interimParameters('test'), interimParameters('production')];
    expect(missingForGoLive({ ...readyConnection, tasks, parameters })).toEqual([]);
  });

  it('lists everything at once, with whose turn each is', () => {
    const bare: ConnectionFacts = {
      ...readyConnection,
      state: 'preparing',
      cutoverOn: null,
      contract: null,
      pause: 'by_both',
      tasks: [{ ...doneTask, state: 'open' }],
      parameters: [],
      testRuns: [],
      approvals: [],
    };
    expect(missingForGoLive(bare).map(({ code, ownerParty }) => `${code}: ${ownerParty}`)).toEqual([
      'task: authority',
      'parameters: authority',
      'parameters: authority',
      'passed_test: authority',
      'active_contract: state',
      'paused_by_authority: authority',
      'paused_by_operator: operator',
      'approval_authority: authority',
      'approval_operator: operator',
      'cutover_day: operator',
    ]);
  });
});

describe('switching to direct', () => {
  it.each<[string, Partial<ConnectionFacts>, Missing]>([
    [
      'a task of the direct stage',
      { tasks: [{ ...doneTask, key: 'order_dvdv_entry', stage: 'direct', ownerParty: 'dvdv_office', state: 'open' }] },
      { code: 'task', ownerParty: 'dvdv_office', params: { task: 'order_dvdv_entry' } },
    ],
    [
      'a test of the direct stage',
      { testRuns: readyConnection.testRuns.filter(({ stage }) => stage === 'interim') },
      { code: 'passed_test', ownerParty: 'authority' },
    ],
    [
      'a certificate that is still valid',
      { parameters: [directTest, expiring('2026-11-20')] },
      { code: 'certificate_expired', ownerParty: 'authority', params: { day: '2026-11-20' } },
    ],
    [
      'a certificate',
      { parameters: [directTest, { ...directProduction, certificate: null }] },
      { code: 'parameter', ownerParty: 'authority', params: { environment: 'production', field: 'certificate' } },
    ],
  ])('lacks %s', (_, change, missing) => {
    expect(missingForGoLive({ ...direct, ...change })).toEqual([missing]);
  });

  it('needs no new cutover day', () => {
    expect(missingForGoLive({ ...direct, cutoverOn: '2025-01-01' })).toEqual([]);
  });

  it('lacks nothing once it is done', () => {
    expect(
      missingForGoLive({ ...direct, stage: 'direct', tasks: [], parameters: [], approvals: [], testRuns: [], contract: null }),
    ).toEqual([]);
  });
});

describe('the certificate of a connection that goes live directly', () => {
  const first: ConnectionFacts = { ...readyConnection, targetStage: 'direct', cutoverOn: '2026-12-01' };
  const codes = (facts: ConnectionFacts): string[] => missingForGoLive(facts).map(({ code }) => code);

  it.each([
    ['2026-11-20', ['certificate_expired', 'cutover_reached']],
    [TODAY, ['certificate_expires_before_cutover', 'cutover_reached']],
    ['2026-11-30', ['certificate_expires_before_cutover', 'cutover_reached']],
    ['2026-12-01', ['cutover_reached']],
  ])('that expires on %s lacks %j', (day, expected) => {
    expect(codes({ ...first, parameters: [directTest, expiring(day)] })).toEqual(expected);
  });

  it('for the test is not asked for validity once the test has passed', () => {
    const [expired, production] = [expiring('2026-11-01'), directParameters('production')];
    expect(codes({ ...first, parameters: [{ ...expired, environment: 'test' }, production] })).toEqual(['cutover_reached']);
  });
});

describe('the fields that each transport wants', () => {
  it.each(Object.entries(REQUIRED_FIELDS))('%s: %j', (_, fields) => {
    expect(fields).toEqual(expect.arrayContaining(['organisationUnitId', 'mailbox', 'privacyUrl', 'imprintUrl']));
  });

  it('are told one by one', () => {
    const empty = { ...directTest, dvdvKey: null, xtaEndpointUrl: null, certificate: null };
    expect(missingForGoLive({ ...direct, parameters: [empty, directProduction] }).map(({ params }) => params?.field)).toEqual([
      'dvdvKey',
      'xtaEndpointUrl',
      'certificate',
    ]);
  });
});
