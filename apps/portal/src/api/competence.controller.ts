import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Actor } from '#libs/kernel/actor';
import { CompetenceRuleService } from '#libs/directory/competence-rule.service';
import { CompetenceQuery, CompetenceRuleAction, CompetenceRuleInput, CompetenceRuleQuery, GapQuery } from '#libs/directory/directory.dto';
import { DirectoryService } from '#libs/directory/directory.service';
import { CompetenceRulePage, CompetenceRuleView, CompetenceView, GapPage } from '#libs/directory/directory.view';
import { CurrentActor, InLanguage, Public } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { type Translate } from '#libs/platform/i18n/i18n';

/** Who is competent for what, and by whose word. */
@Controller('api/v1')
export class CompetenceController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly rules: CompetenceRuleService,
  ) {}

  /** The competent authority for a Leistung in a place, or an explained gap. */
  @Public()
  @Get('competence')
  competence(@Query() query: CompetenceQuery, @InLanguage() t: Translate): Promise<CompetenceView> {
    return this.directory.competence(query, t);
  }

  /** What the Länder still have to settle. */
  @Public()
  @Get('competence/gaps')
  gaps(@Query() query: GapQuery, @InLanguage() t: Translate): Promise<GapPage> {
    return this.directory.gaps(query, t);
  }

  @Public()
  @Get('competence-rules')
  list(@Query() query: CompetenceRuleQuery, @InLanguage() t: Translate): Promise<CompetenceRulePage> {
    return this.rules.list(query, t);
  }

  @Post('competence-rules')
  set(@CurrentActor() actor: Actor, @Body() input: CompetenceRuleInput, @InLanguage() t: Translate): Promise<CompetenceRuleView> {
    return this.rules.set(actor, input, t);
  }

  @HttpCode(200)
  @Post('competence-rules/:id/actions')
  act(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: CompetenceRuleAction,
    @InLanguage() t: Translate,
  ): Promise<CompetenceRuleView> {
    return this.rules.act(actor, id, input, t);
  }
}
