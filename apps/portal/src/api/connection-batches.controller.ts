import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Actor } from '#libs/kernel/actor';
import { BatchInput } from '#libs/onboarding/batch.dto';
import { BatchService } from '#libs/onboarding/batch.service';
import { BatchView } from '#libs/onboarding/batch.view';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { type Translate } from '#libs/platform/i18n/i18n';

/** One step for many authorities. Each row is decided by the rules of a single step. */
@Controller('api/v1/connection-batches')
export class ConnectionBatchesController {
  constructor(private readonly batches: BatchService) {}

  /** Requests or clears connections of a service for up to 500 authorities; with `dryRun` it only says what would happen to each. */
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() input: BatchInput, @InLanguage() t: Translate): Promise<BatchView> {
    return this.batches.view(actor, await this.batches.create(actor, input), t);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @InLanguage() t: Translate): Promise<BatchView> {
    return this.batches.view(actor, id, t);
  }

  /** Takes the step for every authority for which it was possible. */
  @Post(':id/commit')
  @HttpCode(200)
  async commit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @InLanguage() t: Translate): Promise<BatchView> {
    await this.batches.commit(actor, id);
    return this.batches.view(actor, id, t);
  }
}
