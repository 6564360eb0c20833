import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { CatalogueEditingService } from '#libs/catalogue/catalogue-editing.service';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { type ServiceView } from '#libs/catalogue/catalogue.view';
import { PHASES } from '#libs/catalogue/phase';
import { PRICE_MODELS, STAGES, TRANSPORTS } from '#libs/catalogue/service.entity';
import { DirectoryService } from '#libs/directory/directory.service';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, notFound } from '#libs/kernel/domain-error';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { Optional } from '#libs/platform/http/input';
import { type Translate } from '#libs/platform/i18n/i18n';
import { choices, namedChoices, stateChoices } from './choices.js';
import { demandRole } from './demand-role.js';
import { type PageRequest, Pages } from './pages.js';
import { TOPIC_FORMS } from './service-forms.js';
import { sheetTopic, type Topic, TOPICS } from './service-sheet.js';

/** From where a topic was opened: whoever changes one thing goes back to the whole, whoever enters a service goes on to the next topic. */
class EditQuery {
  @Optional() @IsIn(['overview']) from?: 'overview';
}

/** Entering and changing a catalogue entry, one topic a page, saved at every step. */
@ApiExcludeController()
@Controller('catalogue/:slug/edit')
export class CatalogueEditingPages {
  constructor(
    private readonly pages: Pages,
    private readonly catalogue: CatalogueService,
    private readonly editing: CatalogueEditingService,
    private readonly directory: DirectoryService,
  ) {}

  @Get(':topic')
  async edit(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @Param('topic') code: string,
    @Query() { from }: EditQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const topic = topicOf(code);
    const service = await this.catalogue.get(actor, slug, t);
    demandRole(actor, ['operator.catalogue']);
    if (!service.isEditable) throw new DomainError('wrong-state', 'service_not_editable');
    const sheet = sheetTopic(service, topic, t);
    await this.pages.render(request, reply, 'catalogue/topic', {
      title: t(`web.catalogue.topic.${topic}.title`),
      service,
      topic: sheet,
      comments: sheet.entries.flatMap(({ label, comments }) => comments.map((comment) => ({ ...comment, label }))),
      isGuided: from === undefined,
      over: from ? service.name : t('web.catalogue.progress', { step: TOPICS.indexOf(topic) + 1, steps: TOPICS.length }),
      isStale: request.failedForm?.problem.status === 412,
      here: request.url,
      ...(await this.fieldsOf(topic, service, t)),
    });
  }

  @Post(':topic')
  async save(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @Param('topic') code: string,
    @Query() query: EditQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const topic = topicOf(code);
    await this.pages.submit(request, reply, {
      dto: TOPIC_FORMS[topic],
      use: async (form) => {
        const edit = form.edit(await this.catalogue.get(actor, slug, t));
        await this.editing.edit(actor, slug, edit, form.rowVersion, t);
        const next = query.from ? undefined : TOPICS[TOPICS.indexOf(topic) + 1];
        return { to: `/catalogue/${slug}${next ? `/edit/${next}` : ''}`, say: 'web.catalogue.saved' };
      },
      again: () => this.edit(request, reply, actor, slug, code, query, t),
    });
  }

  /** What the topic's fields show and offer beyond the entry itself. */
  private async fieldsOf(topic: Topic, service: ServiceView, t: Translate): Promise<Readonly<Record<string, unknown>>> {
    switch (topic) {
      case 'texts':
        return { topics: namedChoices((await this.catalogue.topicAreas(t)).items), states: await stateChoices(this.directory) };
      case 'delivery':
        return {
          authorityTypes: namedChoices((await this.directory.authorityTypes(t)).items),
          chosenTypes: service.authorityTypes.map(({ code }) => code),
          transports: choices(TRANSPORTS, t, 'catalogue.transport').map((transport) => ({
            ...transport,
            stage: service.transports.find((offered) => offered.transport === transport.value)?.stage ?? null,
          })),
          stages: choices(STAGES, t, 'catalogue.stage'),
        };
      case 'price':
        return { priceModels: choices(PRICE_MODELS, t, 'catalogue.priceModel') };
      case 'milestones':
        return { phases: choices(PHASES, t, 'catalogue.phase') };
      case 'leistungen':
        return { keys: service.leistungen.map(({ leikaKey }) => leikaKey).join('\n') };
      case 'support':
        return {};
    }
  }
}

function topicOf(code: string): Topic {
  const topic = TOPICS.find((candidate) => candidate === code);
  if (!topic) throw notFound();
  return topic;
}
