import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { next } from '#libs/kernel/state-machine';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { FileStore } from '#libs/platform/files/file-store';
import { type MediaType } from '#libs/platform/files/media-type';
import { type OutgoingFile } from '#libs/platform/http/download';
import { withdrawApprovals } from './approvals.js';
import { ConnectionFiles } from './connection-files.service.js';
import { offeredStages } from './connection-facts.js';
import { type ConnectionFile, type TestRunInFile } from './connection-file.js';
import { type TestRunActionInput, type TestRunInput } from './connection.dto.js';
import { isAtWork } from './steps.js';
import { TestRunEntity } from './test-run.entity.js';
import { TESTERS, testRunMachine, type TestRunAction } from './test-run.machine.js';

/** Kinds of file that can prove how a test went. */
export const EVIDENCE_TYPES: readonly MediaType[] = ['application/pdf', 'image/png', 'image/jpeg'];

/** Plans tests of connections and records how they went. */
@Injectable()
export class TestRunService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: ConnectionFiles,
    private readonly store: FileStore,
  ) {}

  /**
   * Plans a test, or records one that has taken place.
   * @returns the test's id
   * @throws DomainError `not-found`, `not-allowed`, `wrong-state`, `invalid-input` for a result without findings or a stage that is not
   *   offered
   */
  async plan(actor: Actor, id: string, input: TestRunInput): Promise<string> {
    return this.database.transaction(async (tx) => {
      const file = await this.openForTests(tx, actor, id);
      const testRunId = newId();
      const { environment, stage = file.targetStage, plannedOn = file.today, findings } = input;
      const stages = offeredStages(file.transports);
      if (!stages.includes(stage)) throw invalidInput({ pointer: '/stage', code: 'isIn', params: { allowed: stages.join(', ') } });
      await tx.insert(TestRunEntity, { id: testRunId, connectionId: id, environment, stage, plannedOn });
      if (input.result) {
        const run: TestRunInFile = { id: testRunId, environment, stage, plannedOn, ...UNDECIDED };
        await this.decideIn(tx, actor, file, run, { action: input.result === 'passed' ? 'pass' : 'fail', findings });
      } else {
        const after = await this.files.settle(tx, actor, id);
        await this.files.record(tx, actor, after, { name: 'connection.test_planned', data: { environment, stage, plannedOn } });
      }
      return testRunId;
    });
  }

  /**
   * Records how a planned test went. Approvals given before are void.
   * @throws DomainError `not-found`, `not-allowed`, `wrong-state` for a test that is decided, `invalid-input` for a result without findings
   */
  async decide(actor: Actor, id: string, testRunId: string, input: TestRunActionInput): Promise<void> {
    await this.database.transaction(async (tx) => {
      const file = await this.openForTests(tx, actor, id);
      await this.decideIn(tx, actor, file, runIn(file, testRunId), input);
    });
  }

  /**
   * Keeps the file that proves how a test went; before the result is recorded or after.
   * @throws DomainError `not-found`, `not-allowed`, `wrong-state`, `conflict` when there is one already, and those of `FileStore.put`
   */
  async addEvidence(actor: Actor, id: string, testRunId: string, evidence: Pick<OutgoingFile, 'fileName' | 'bytes'>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const file = await this.openForTests(tx, actor, id);
      const { environment, stage, evidenceSha256 } = runIn(file, testRunId);
      if (evidenceSha256) throw new DomainError('conflict', 'evidence_exists');
      const { sha256 } = await this.store.put(tx, evidence.bytes, EVIDENCE_TYPES);
      await tx.update(TestRunEntity, testRunId, { evidenceSha256: sha256, evidenceName: evidence.fileName });
      const after = await this.files.settle(tx, actor, id);
      await this.files.record(tx, actor, after, { name: 'connection.evidence_added', data: { environment, stage, sha256 } });
    });
  }

  /** The file that proves how a test went. */
  async evidence(actor: Actor, id: string, testRunId: string): Promise<OutgoingFile> {
    const { evidenceSha256, evidenceName } = runIn(await this.files.read(actor, id), testRunId);
    if (!evidenceSha256 || !evidenceName) throw notFound();
    return { ...(await this.store.get(evidenceSha256)), fileName: evidenceName };
  }

  private async openForTests(tx: EntityManager, actor: Actor, id: string): Promise<ConnectionFile> {
    const file = await this.files.lock(tx, actor, id);
    if (!holdsAny(actor, TESTERS)) throw new DomainError('not-allowed', 'role_may_not_act');
    if (!isAtWork(file)) throw new DomainError('wrong-state', 'step_not_in_this_state');
    return file;
  }

  private async decideIn(
    tx: EntityManager,
    actor: Actor,
    file: ConnectionFile,
    run: TestRunInFile,
    { action, findings }: { readonly action: TestRunAction; readonly findings?: string | undefined },
  ): Promise<void> {
    const state = next(testRunMachine, run, action, actor.roles);
    if (!findings && (state === 'failed' || !run.evidenceSha256)) throw invalidInput({ pointer: '/findings', code: 'required' });
    const decidedAt = this.clock.now();
    const decided = { state, findings: findings ?? null, decidedBy: actor.personId, decidedByName: actor.personName, decidedAt };
    await tx.update(TestRunEntity, run.id, decided);
    const { environment, stage } = run;
    const withdrawnApprovals = await withdrawApprovals(tx, file, stage, decidedAt);
    const after = await this.files.settle(tx, actor, file.id);
    await this.files.record(tx, actor, after, {
      name: `connection.test_${state}`,
      data: { environment, stage, findings: findings ?? null, withdrawnApprovals },
    });
  }
}

const UNDECIDED = {
  state: 'planned',
  findings: null,
  evidenceSha256: null,
  evidenceName: null,
  decidedByName: null,
  decidedAt: null,
} as const;

function runIn(file: ConnectionFile, testRunId: string): TestRunInFile {
  const run = file.testRuns.find(({ id }) => id === testRunId);
  if (!run) throw notFound();
  return run;
}
