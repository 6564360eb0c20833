import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { InterestActionInput, InterestInput, InterestQuery } from '#libs/contracts/interest.dto';
import { InterestService } from '#libs/contracts/interest.service';
import { InterestPage, InterestView } from '#libs/contracts/interest.view';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { type Translate } from '#libs/platform/i18n/i18n';

/** Interests of Länder in services. A Land sees its own. */
@Controller('api/v1/interests')
export class InterestsController {
  constructor(private readonly interests: InterestService) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: InterestQuery, @InLanguage() t: Translate): Promise<InterestPage> {
    return this.interests.list(actor, query, t);
  }

  /** Declares the interest of the actor's Land. */
  @Post()
  async declare(@CurrentActor() actor: Actor, @Body() input: InterestInput, @InLanguage() t: Translate): Promise<InterestView> {
    return this.interests.view(actor, await this.interests.declare(actor, input), t);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @InLanguage() t: Translate): Promise<InterestView> {
    return this.interests.view(actor, id, t);
  }

  /** Takes a step: start_alignment, confirm, decline or withdraw. */
  @Post(':id/actions')
  @HttpCode(200)
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: InterestActionInput,
    @InLanguage() t: Translate,
  ): Promise<InterestView> {
    await this.interests.act(actor, id, input);
    return this.interests.view(actor, id, t);
  }
}
