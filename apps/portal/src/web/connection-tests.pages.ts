import { Controller, Get, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn, IsString } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { STAGES } from '#libs/catalogue/service.entity';
import { type Actor } from '#libs/kernel/actor';
import { invalidInput, notFound } from '#libs/kernel/domain-error';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import { TestRunActionInput, TestRunInput } from '#libs/onboarding/connection.dto';
import { ENVIRONMENTS } from '#libs/onboarding/connection.entity';
import { type TestRunView } from '#libs/onboarding/test-run.view';
import { TestRunService } from '#libs/onboarding/test-run.service';
import { TEST_RUN_ACTIONS, type TestRunAction } from '#libs/onboarding/test-run.machine';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { download, type OutgoingFile } from '#libs/platform/http/download';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { Optional, parseInput } from '#libs/platform/http/input';
import { sayDay } from '#libs/platform/i18n/say';
import { type Translate } from '#libs/platform/i18n/i18n';
import { choices } from './choices.js';
import { connectionHead } from './connection-head.js';
import { mayTest } from './connection-rights.js';
import { type UploadedFile } from './form.js';
import { type PageRequest, Pages } from './pages.js';
import { TEST_RUN_TONES } from './tones.js';

/** What can be done on the page of a test. */
class TestRunForm {
  @IsIn([...TEST_RUN_ACTIONS, 'add_evidence']) action: TestRunAction | 'add_evidence';
  @Optional() @IsString() findings?: string;
}

/** The tests of a connection: planned, recorded, with what proves them. */
@ApiExcludeController()
@Controller('connections/:id/test-runs')
export class ConnectionTestsPages {
  constructor(
    private readonly pages: Pages,
    private readonly reads: ConnectionReads,
    private readonly testRuns: TestRunService,
  ) {}

  @Get()
  async list(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    const offered = STAGES.filter((stage) => connection.transports.some((transport) => transport.stage === stage));
    await this.pages.render(request, reply, 'connections/test-runs', {
      title: t('web.connections.part.test-runs'),
      head: connectionHead(connection, 'test-runs', t),
      connection,
      testRuns: connection.testRuns.map((run) => ({ ...run, tone: TEST_RUN_TONES[run.state] })),
      mayTest: mayTest(connection, actor),
      environments: choices(ENVIRONMENTS, t, 'onboarding.environment'),
      stages: offered.length > 1 ? choices(offered, t, 'web.connections.stage') : [],
      results: [{ value: '', label: t('web.connections.tests.not_yet') }, ...choices(['passed', 'failed'], t, 'onboarding.test_run.state')],
    });
  }

  @Post()
  async plan(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: TestRunInput,
      use: async (input) => ({
        to: `/connections/${id}/test-runs/${await this.testRuns.plan(actor, id, input)}`,
        say: 'web.connections.tests.saved',
      }),
      again: () => this.list(request, reply, actor, id, t),
    });
  }

  @Get(':testRunId')
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('testRunId', IdPipe) testRunId: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    const run = connection.testRuns.find((candidate) => candidate.id === testRunId);
    if (!run) throw notFound();
    await this.pages.render(request, reply, 'connections/test-run', {
      title: testTitle(run, t),
      head: connectionHead(connection, 'test-runs', t, true),
      connection,
      run,
      tone: TEST_RUN_TONES[run.state],
      steps: choices(
        run.availableActions.filter(({ possible }) => possible).map(({ action }) => action),
        t,
        'onboarding.test_run.action',
      ),
      mayAddEvidence: run.evidenceName === null && mayTest(connection, actor),
    });
  }

  /** Records how a planned test went, keeps the file that proves it, or both. */
  @Post(':testRunId')
  async decide(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('testRunId', IdPipe) testRunId: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: TestRunForm,
      use: async ({ action, ...result }, file) => {
        // First, because it can stand in for findings.
        if (file) await this.testRuns.addEvidence(actor, id, testRunId, evidenceIn(file));
        if (action !== 'add_evidence') {
          await this.testRuns.decide(actor, id, testRunId, parseInput(TestRunActionInput, { action, ...result }));
          return { to: `/connections/${id}/test-runs`, say: 'web.connections.tests.decided_done' };
        }
        if (!file) throw invalidInput({ pointer: '/file', code: 'required' });
        return { to: `/connections/${id}/test-runs/${testRunId}`, say: 'web.connections.tests.evidence_done' };
      },
      again: () => this.show(request, reply, actor, id, testRunId, t),
    });
  }

  @Get(':testRunId/evidence')
  async evidence(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('testRunId', IdPipe) testRunId: string,
  ): Promise<StreamableFile> {
    return download(await this.testRuns.evidence(actor, id, testRunId));
  }
}

const LONGEST_FILE_NAME = 200;

function evidenceIn({ name, bytes }: UploadedFile): Pick<OutgoingFile, 'fileName' | 'bytes'> {
  return { fileName: name.slice(-LONGEST_FILE_NAME), bytes };
}

function testTitle({ environment, plannedOn }: TestRunView, t: Translate): string {
  return t('web.connections.tests.of', { environment: t(`onboarding.environment.${environment}`), day: sayDay(plannedOn, t.language) });
}
