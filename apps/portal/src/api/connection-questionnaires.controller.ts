import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor } from '#libs/kernel/actor';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import { QuestionnaireQuery } from '#libs/onboarding/connection.dto';
import { QuestionnairePage, questionnaireTable } from '#libs/onboarding/questionnaire.view';
import { CurrentActor } from '#libs/platform/http/decorators';

/** Questionnaires for the roll-out team's programs. */
@Controller('api/v1/connection-questionnaires')
export class ConnectionQuestionnairesController {
  constructor(private readonly reads: ConnectionReads) {}

  /** The questionnaires of all connections of a service that go live on a day, as JSON or CSV with the same columns. */
  @Get()
  @ApiExtraModels(QuestionnairePage)
  @ApiOkResponse({ content: { 'application/json': { schema: { $ref: getSchemaPath(QuestionnairePage) } }, 'text/csv': {} } })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: QuestionnaireQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuestionnairePage | string> {
    const page = await this.reads.questionnaires(actor, query);
    if (query.format === 'json') return page;
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="questionnaires-${query.cutoverOn}.csv"`);
    return questionnaireTable(page.items);
  }
}
