import { type INestApplicationContext } from '@nestjs/common';
import { type DemoActors } from '#libs/accounts/demo-accounts';
import { ContractDraftService } from '#libs/contracts/contract-draft.service';
import { ContractReader } from '#libs/contracts/contract-reader.service';
import { ContractService } from '#libs/contracts/contract.service';
import { InterestService } from '#libs/contracts/interest.service';
import { type Actor } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { ConnectionReactions } from '#libs/onboarding/connection-reactions.service';
import { ConnectionService } from '#libs/onboarding/connection.service';
import { ParametersService } from '#libs/onboarding/parameters.service';
import { TaskService } from '#libs/onboarding/task.service';
import { TestRunService } from '#libs/onboarding/test-run.service';

/** What stories are told with: the use cases, the people who take the steps, and the service that all is about. */
export interface DemoWorld {
  readonly interests: InterestService;
  readonly drafts: ContractDraftService;
  readonly contracts: ContractService;
  readonly contractReader: ContractReader;
  readonly connections: ConnectionService;
  readonly reactions: ConnectionReactions;
  readonly tasks: TaskService;
  readonly parameters: ParametersService;
  readonly testRuns: TestRunService;
  readonly serviceId: string;
  /** The real one, whatever the clock is put to. */
  readonly today: Day;
  /** Somebody by e-mail address. */
  actor(email: string): Actor;
}

export function demoWorld(application: INestApplicationContext, actors: DemoActors, serviceId: string, today: Day): DemoWorld {
  return {
    interests: application.get(InterestService),
    drafts: application.get(ContractDraftService),
    contracts: application.get(ContractService),
    contractReader: application.get(ContractReader),
    connections: application.get(ConnectionService),
    reactions: application.get(ConnectionReactions),
    tasks: application.get(TaskService),
    parameters: application.get(ParametersService),
    testRuns: application.get(TestRunService),
    serviceId,
    today,
    actor: (email) => {
      const found = actors.get(email);
      if (!found) throw new Error(`The demo world has nobody at ${email}.`);
      return found;
    },
  };
}
