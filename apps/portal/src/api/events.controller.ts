import { Controller, Get, Query } from '@nestjs/common';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor } from '#libs/platform/http/decorators';
import { EventLog } from '#libs/reporting/event-log.service';
import { EventQuery } from '#libs/reporting/event.dto';
import { EventPage } from '#libs/reporting/event.view';

/** The append-only log. */
@Controller('api/v1/events')
export class EventsController {
  constructor(private readonly log: EventLog) {}

  /** Events, the newest first. The auditor sees everything, everybody else what concerns them and what they did themselves. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: EventQuery): Promise<EventPage> {
    return this.log.list(actor, query);
  }
}
