import { type ConnectionFacts, type ParameterFacts, type TaskFacts } from '#libs/onboarding/connection-facts';
import { type Environment } from '#libs/onboarding/connection.entity';

export const TODAY = '2026-11-21';

/** A task of the interim stage that the authority has done. */
export const doneTask: TaskFacts = {
  key: 'name_contacts',
  stage: 'interim',
  ownerParty: 'authority',
  isMandatory: true,
  needs: [],
  state: 'done',
  waitingFor: null,
};

/** Complete technical data of an environment for the interim stage. */
export function interimParameters(environment: Environment): ParameterFacts {
  return {
    environment,
    stage: 'interim',
    transport: 'file_drop',
    organisationUnitId: `unit-${environment}`,
    mailbox: 'jugendamt@beispiel.example',
    privacyUrl: 'https://www.beispiel.example/datenschutz',
    imprintUrl: 'https://www.beispiel.example/impressum',
    pvogUrl: null,
    dvdvKey: null,
    destinationId: null,
    xtaEndpointUrl: null,
    certificate: null,
  };
}

/** Complete technical data of an environment for the direct stage. */
export function directParameters(environment: Environment): ParameterFacts {
  return {
    ...interimParameters(environment),
    stage: 'direct',
    transport: 'osci_xta',
    dvdvKey: environment === 'test' ? 'uvg051240000001' : 'uvg051240000000',
    xtaEndpointUrl: `https://xta-${environment}.beispiel.example/ws`,
    certificate: { fingerprint: environment.padEnd(64, '0'), notBefore: new Date('2025-01-01'), notAfter: new Date('2028-01-01') },
  };
}

/** A connection that lacks nothing on any day: scheduled for today, approved by two people. */
export const readyConnection: ConnectionFacts = {
  state: 'scheduled',
  stage: null,
  targetStage: 'interim',
  pause: 'none',
  cutoverOn: TODAY,
  serviceName: 'Unterhaltsvorschuss Online',
  stateName: 'Nordrhein-Westfalen',
  isOrderable: true,
  competence: 'competent',
  contract: { endsOn: null },
  transports: [
    { transport: 'file_drop', stage: 'interim' },
    { transport: 'osci_xta', stage: 'direct' },
  ],
  tasks: [doneTask, { ...doneTask, key: 'commission_vendor', stage: 'direct' }],
  parameters: [interimParameters('test'), interimParameters('production'), directParameters('test'), directParameters('production')],
  testRuns: [
    { environment: 'test', stage: 'interim', state: 'passed', decidedAt: new Date('2026-11-20T10:00:00Z') },
    { environment: 'test', stage: 'direct', state: 'passed', decidedAt: new Date('2026-11-20T10:00:00Z') },
  ],
  approvals: [
    { stage: 'interim', side: 'authority', personId: 'anna', withdrawnAt: null },
    { stage: 'interim', side: 'operator', personId: 'bernd', withdrawnAt: null },
    { stage: 'direct', side: 'authority', personId: 'anna', withdrawnAt: null },
    { stage: 'direct', side: 'operator', personId: 'bernd', withdrawnAt: null },
  ],
  today: TODAY,
  personId: 'carla',
};
