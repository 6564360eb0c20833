import { contractMachine } from '#libs/contracts/contract.machine';
import { interestMachine } from '#libs/contracts/interest.machine';
import { connectionMachine } from '#libs/onboarding/connection.machine';
import { pauseMachine } from '#libs/onboarding/pause.machine';
import { taskMachine } from '#libs/onboarding/task.machine';
import { testRunMachine } from '#libs/onboarding/test-run.machine';
import { serviceMachine } from '#libs/catalogue/service.machine';
import { type DocumentedMachine } from './workflow-document.js';

/** Every workflow, in the order in which a service meets them. */
export const MACHINES: readonly DocumentedMachine[] = [
  { machine: serviceMachine, texts: 'catalogue.service' },
  { machine: interestMachine, texts: 'contracts.interest' },
  { machine: contractMachine, texts: 'contracts.contract' },
  { machine: connectionMachine, texts: 'onboarding.connection' },
  { machine: pauseMachine, texts: 'onboarding.pause' },
  { machine: taskMachine, texts: 'onboarding.task' },
  { machine: testRunMachine, texts: 'onboarding.test_run' },
];
