import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor } from '#libs/kernel/actor';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import {
  ConnectionActionInput,
  ConnectionQuery,
  ConnectionRequestInput,
  ParametersInput,
  TaskChangeInput,
  TestRunActionInput,
  TestRunInput,
} from '#libs/onboarding/connection.dto';
import { ConnectionService } from '#libs/onboarding/connection.service';
import { ConnectionPage, ConnectionView } from '#libs/onboarding/connection.view';
import { ParametersService } from '#libs/onboarding/parameters.service';
import { TaskService } from '#libs/onboarding/task.service';
import { EVIDENCE_TYPES, TestRunService } from '#libs/onboarding/test-run.service';
import { TestRunPage } from '#libs/onboarding/test-run.view';
import { TimelinePage } from '#libs/onboarding/timeline.view';
import { CurrentActor, IfMatch, InLanguage, tagged } from '#libs/platform/http/decorators';
import { AnswersFile, download } from '#libs/platform/http/download';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { parseInput } from '#libs/platform/http/input';
import { PageQuery } from '#libs/platform/http/page';
import { readUpload, TakesUpload } from '#libs/platform/http/upload';
import { type Translate } from '#libs/platform/i18n/i18n';
import { NoInput } from '../web/no-input.js';

/** Connections of authorities with services. The operator sees all, a Land its own, an authority its own, a provider those by mandate. */
@Controller('api/v1/connections')
export class ConnectionsController {
  constructor(
    private readonly connections: ConnectionService,
    private readonly tasks: TaskService,
    private readonly parameters: ParametersService,
    private readonly testRuns: TestRunService,
    private readonly reads: ConnectionReads,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ConnectionQuery): Promise<ConnectionPage> {
    return this.reads.list(actor, query);
  }

  /** Requests a connection. What still stands in the way, such as the Land's contract, leaves it kept as interest and stands in `missing`. */
  @Post()
  async request(
    @CurrentActor() actor: Actor,
    @Body() input: ConnectionRequestInput,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    return tagged(reply, await this.reads.one(actor, await this.connections.request(actor, input), t));
  }

  @Get(':id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    return tagged(reply, await this.reads.one(actor, id, t));
  }

  /** Takes a step. Refused with everything that is missing and whose turn it is. */
  @Post(':id/actions')
  @HttpCode(200)
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ConnectionActionInput,
    @IfMatch() basedOn: number | null,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    await this.connections.act(actor, id, input, basedOn);
    return tagged(reply, await this.reads.one(actor, id, t));
  }

  /** Moves a task of the checklist to a state. */
  @Patch(':id/tasks/:key')
  async changeTask(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('key') key: string,
    @Body() input: TaskChangeInput,
    @IfMatch() basedOn: number | null,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    await this.tasks.change(actor, id, key, input, basedOn);
    return tagged(reply, await this.reads.one(actor, id, t));
  }

  /** Puts the technical data of an environment, `test` or `production`. */
  @Put(':id/parameters/:environment')
  async putParameters(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('environment') environment: string,
    @Body() input: ParametersInput,
    @IfMatch() basedOn: number | null,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    await this.parameters.put(actor, id, environment, input, basedOn);
    return tagged(reply, await this.reads.one(actor, id, t));
  }

  @Get(':id/test-runs')
  listTestRuns(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @InLanguage() t: Translate): Promise<TestRunPage> {
    return this.reads.testRuns(actor, id, t);
  }

  /** Plans a test, or records one that has taken place. */
  @Post(':id/test-runs')
  async planTestRun(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: TestRunInput,
    @InLanguage() t: Translate,
  ): Promise<TestRunPage> {
    await this.testRuns.plan(actor, id, input);
    return this.reads.testRuns(actor, id, t);
  }

  /** Records how a planned test went. */
  @Post(':id/test-runs/:testRunId/actions')
  @HttpCode(200)
  async decideTestRun(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('testRunId', IdPipe) testRunId: string,
    @Body() input: TestRunActionInput,
    @InLanguage() t: Translate,
  ): Promise<TestRunPage> {
    await this.testRuns.decide(actor, id, testRunId, input);
    return this.reads.testRuns(actor, id, t);
  }

  /** Keeps the file that proves how a test went. Form field: `file` (PDF, PNG or JPEG, at most 10 MB). */
  @Post(':id/test-runs/:testRunId/evidence')
  @TakesUpload(NoInput)
  async addEvidence(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('testRunId', IdPipe) testRunId: string,
    @Req() request: FastifyRequest,
    @InLanguage() t: Translate,
  ): Promise<TestRunPage> {
    const { fields, ...evidence } = await readUpload(request);
    parseInput(NoInput, fields);
    await this.testRuns.addEvidence(actor, id, testRunId, evidence);
    return this.reads.testRuns(actor, id, t);
  }

  @Get(':id/test-runs/:testRunId/evidence')
  @AnswersFile(...EVIDENCE_TYPES)
  async evidence(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('testRunId', IdPipe) testRunId: string,
  ): Promise<StreamableFile> {
    return download(await this.testRuns.evidence(actor, id, testRunId));
  }

  /** What happened to the connection, the newest first. */
  @Get(':id/timeline')
  timeline(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
    @InLanguage() t: Translate,
  ): Promise<TimelinePage> {
    return this.reads.timeline(actor, id, query, t);
  }
}
