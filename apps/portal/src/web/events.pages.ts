import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { sayDay } from '#libs/platform/i18n/say';
import { EventLog } from '#libs/reporting/event-log.service';
import { EventQuery } from '#libs/reporting/event.dto';
import { type EventView } from '#libs/reporting/event.view';
import { choices } from './choices.js';
import { activeFilters, sayCount, waysOn } from './filters.js';
import { type PageRequest, Pages } from './pages.js';
import { sayEvent, sayWho, sayWhy } from './say-event.js';

const SUBJECTS = [
  'service',
  'interest',
  'contract',
  'connection',
  'authority',
  'region',
  'leistung',
  'competence_rule',
  'person',
  'organisation',
  'session',
] as const;

/** The log: the auditor and the administrator see everything, everybody else what concerns them. */
@ApiExcludeController()
@Controller('events')
export class EventPages {
  constructor(
    private readonly pages: Pages,
    private readonly log: EventLog,
  ) {}

  @Get()
  async list(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() query: EventQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const page = await this.log.list(actor, query);
    const subjects = choices(SUBJECTS, t, 'web.events.subjects');
    const { subjectType, subjectId, actor: actorId, name, from, to } = query;
    await this.pages.render(request, reply, 'events', {
      title: t('web.events.title'),
      query: {
        subjectType: subjectType ?? null,
        subjectId: subjectId ?? null,
        actor: actorId ?? null,
        name: name ?? null,
        from: from ?? null,
        to: to ?? null,
      },
      subjects,
      filters: activeFilters(request, {
        subjectType: subjects.find(({ value }) => value === subjectType)?.label ?? subjectType,
        subjectId: subjectId && t('web.events.one_subject'),
        actor: actorId && t('web.events.one_actor', { name: nameOf(page.items, actorId) }),
        name,
        from: from && `${t('web.events.from')} ${sayDay(from, t.language)}`,
        to: to && `${t('web.events.to')} ${sayDay(to, t.language)}`,
      }),
      count: sayCount(request, page, 'web.events.count', t),
      events: page.items.map((event) => ({
        ...event,
        what: sayEvent(event, t),
        who: sayWho(event, t),
        why: sayWhy(event, t),
        about: aboutOf(event),
      })),
      ways: waysOn(request, page.next),
    });
  }
}

function nameOf(events: readonly EventView[], actorId: string): string {
  const event = events.find(({ personId, organisationId }) => personId === actorId || organisationId === actorId);
  return (event?.personId === actorId ? event.personName : event?.organisationName) ?? actorId;
}

/** What it is about, in the names that the event holds. */
function aboutOf({ data }: EventView): string | null {
  const names = [data.contractNumber, data.serviceName, data.authorityName ?? data.stateName];
  return names.filter((name) => typeof name === 'string').join(', ') || null;
}
