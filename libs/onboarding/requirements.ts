import { dayOf } from '#libs/kernel/day';
import { type Missing } from '#libs/kernel/domain-error';
import { type Requirement } from '#libs/kernel/state-machine';
import { type ApprovalSide } from './approval.entity.js';
import { approvalOf, type ConnectionFacts, isSettled, type ParameterFacts, whoseTask } from './connection-facts.js';
import { ENVIRONMENTS, type Environment } from './connection.entity.js';
import { missingParameters } from './parameter-rules.js';

type Need = Requirement<ConnectionFacts>;

/** The hard rule: no onboarding without the Land's contract in force; nor beyond its end. */
export const hasActiveContract: Need = {
  name: 'hasActiveContract',
  missing: ({ contract, cutoverOn, serviceName, stateName }) => {
    if (!contract) return [{ code: 'active_contract', ownerParty: 'state', params: { service: serviceName, state: stateName } }];
    const { endsOn } = contract;
    const endsTooEarly = endsOn !== null && cutoverOn !== null && endsOn < cutoverOn;
    return endsTooEarly ? [{ code: 'contract_ends_before_cutover', ownerParty: 'state', params: { day: endsOn } }] : [];
  },
};

/** The authority answers for the service. An unresolved competence is the Land's to settle. */
export const isCompetent: Need = {
  name: 'isCompetent',
  missing: ({ competence, serviceName, stateName }) =>
    competence === 'competent'
      ? []
      : [{ code: `competence_${competence}`, ownerParty: 'state', params: { service: serviceName, state: stateName } }],
};

/** The catalogue offers the service now. */
export const isOrderable: Need = {
  name: 'isOrderable',
  missing: ({ isOrderable, serviceName }) =>
    isOrderable ? [] : [{ code: 'service_offered', ownerParty: 'operator', params: { service: serviceName } }],
};

/** Neither side has paused the connection. */
export const isNotPaused: Need = {
  name: 'isNotPaused',
  missing: ({ pause }) => [
    ...(pause === 'by_authority' || pause === 'by_both' ? [{ code: 'paused_by_authority', ownerParty: 'authority' } as const] : []),
    ...(pause === 'by_operator' || pause === 'by_both' ? [{ code: 'paused_by_operator', ownerParty: 'operator' } as const] : []),
  ],
};

/** Every mandatory task of the stage is done, or skipped with a reason. */
export const hasTasksSettled: Need = {
  name: 'hasTasksSettled',
  missing: ({ tasks, targetStage }) =>
    tasks
      .filter((task) => task.isMandatory && task.stage === targetStage && !isSettled(task))
      .map((task) => ({ code: 'task', ownerParty: whoseTask(task), params: { task: task.key } })),
};

/** Test and production have all the technical data that the transport wants, and both use the same transport. */
export const hasParameters: Need = {
  name: 'hasParameters',
  missing: (facts) => {
    const missing = ENVIRONMENTS.flatMap<Missing>((environment) => {
      const parameters = parametersOf(facts, environment);
      return parameters ? missingParameters(parameters) : [{ code: 'parameters', ownerParty: 'authority', params: { environment } }];
    });
    const [test, production] = ENVIRONMENTS.map((environment) => parametersOf(facts, environment));
    const differs = test && production && test.transport !== production.transport;
    return differs ? [...missing, { code: 'same_transport', ownerParty: 'authority' }] : missing;
  },
};

/** The latest test with test data passed; one in production is optional, but must not have failed. */
export const hasPassedTest: Need = {
  name: 'hasPassedTest',
  missing: (facts) => [
    ...(latestResult(facts, 'test') === 'passed' ? [] : [{ code: 'passed_test', ownerParty: 'authority' } as const]),
    ...(latestResult(facts, 'production') === 'failed' ? [{ code: 'failed_production_test', ownerParty: 'authority' } as const] : []),
  ],
};

/** The certificate for production, where there is one, is valid today and on the cutover day. */
export const hasValidCertificate: Need = {
  name: 'hasValidCertificate',
  missing: (facts) => {
    const certificate = parametersOf(facts, 'production')?.certificate;
    if (!certificate) return [];
    const lastDay = dayOf(certificate.notAfter);
    if (lastDay < facts.today) return [{ code: 'certificate_expired', ownerParty: 'authority', params: { day: lastDay } }];
    const neededOn = facts.cutoverOn !== null && facts.cutoverOn > facts.today ? facts.cutoverOn : facts.today;
    return lastDay < neededOn
      ? [{ code: 'certificate_expires_before_cutover', ownerParty: 'authority', params: { day: lastDay, cutover: neededOn } }]
      : [];
  },
};

/** A side has approved going live on the stage. */
export const isApprovedBy = (side: ApprovalSide): Need => ({
  name: side === 'authority' ? 'isApprovedByAuthority' : 'isApprovedByOperator',
  missing: (facts) => (approvalOf(facts, side) ? [] : [{ code: `approval_${side}`, ownerParty: side }]),
});

/** Whoever approves for one side has not approved for the other. */
export const isSecondPerson = (side: ApprovalSide): Need => ({
  name: 'isSecondPerson',
  missing: (facts) => {
    const other = approvalOf(facts, side === 'authority' ? 'operator' : 'authority');
    return other && other.personId === facts.personId ? [{ code: 'second_person', ownerParty: side }] : [];
  },
});

/** A cutover day is set and has come. */
export const hasReachedCutover: Need = {
  name: 'hasReachedCutover',
  missing: ({ state, cutoverOn, today }) => {
    if (state !== 'scheduled' || cutoverOn === null) return [{ code: 'cutover_day', ownerParty: 'operator' }];
    return cutoverOn > today ? [{ code: 'cutover_reached', ownerParty: 'operator', params: { day: cutoverOn } }] : [];
  },
};

/** The technical data of an environment for the stage that the work leads to. */
export function parametersOf(facts: ConnectionFacts, environment: Environment): ParameterFacts | undefined {
  return facts.parameters.find((parameters) => parameters.environment === environment && parameters.stage === facts.targetStage);
}

function latestResult(facts: ConnectionFacts, environment: Environment): 'passed' | 'failed' | undefined {
  const [latest] = facts.testRuns
    .filter((run) => run.environment === environment && run.stage === facts.targetStage && run.decidedAt !== null)
    .sort((a, b) => Number(b.decidedAt) - Number(a.decidedAt));
  return latest?.state === 'planned' ? undefined : latest?.state;
}
