import { type Stage } from '#libs/catalogue/service.entity';
import { type Actor } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { availableActions } from '#libs/kernel/state-machine';
import { type AvailableActionView, sayActions } from '#libs/platform/http/available-action.view';
import { type Page } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type TestRunInFile } from './connection-file.js';
import { type Environment } from './connection.entity.js';
import { type TestRunState } from './test-run.entity.js';
import { testRunMachine } from './test-run.machine.js';

/** A test of the connection. */
export class TestRunView {
  id: string;
  environment: Environment;
  stage: Stage;
  state: TestRunState;
  plannedOn: Day;
  findings: string | null;
  /** Name of the file that proves it, if one was handed in. */
  evidenceName: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  availableActions: AvailableActionView[];
}

export class TestRunPage implements Page<TestRunView> {
  items: TestRunView[];
  total: number | null;
  next: string | null;
}

/** Shows a test to somebody who may see its connection. */
export function testRunView(run: TestRunInFile, actor: Actor, t: Translate): TestRunView {
  return {
    id: run.id,
    environment: run.environment,
    stage: run.stage,
    state: run.state,
    plannedOn: run.plannedOn,
    findings: run.findings,
    evidenceName: run.evidenceName,
    decidedByName: run.decidedByName,
    decidedAt: run.decidedAt,
    availableActions: sayActions(availableActions(testRunMachine, run, actor.roles), t),
  };
}
