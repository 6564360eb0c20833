import { type COMMENTED_FIELDS } from '#libs/catalogue/catalogue.dto';
import { type ReviewCommentView, type ServiceView } from '#libs/catalogue/catalogue.view';
import { type Translate } from '#libs/platform/i18n/i18n';
import { sayDay } from '#libs/platform/i18n/say';

/** What a catalogue entry says, in the order in which it is entered: one page for each topic. */
export const TOPICS = ['texts', 'leistungen', 'delivery', 'support', 'price', 'milestones'] as const;
export type Topic = (typeof TOPICS)[number];

type Field = (typeof COMMENTED_FIELDS)[number];

/** The fields of each topic. */
export const TOPIC_FIELDS: Readonly<Record<Topic, readonly Field[]>> = {
  texts: ['name', 'abbreviation', 'topic', 'leadStateCode', 'summary', 'description'],
  leistungen: ['leistungen'],
  delivery: ['authorityTypes', 'transports', 'platform'],
  support: ['operatorName', 'contactEmail', 'supportFirstLevel', 'supportSecondLevel', 'supportThirdLevel'],
  price: ['priceModel', 'hasFees'],
  milestones: ['facts'],
};

/** A field of an entry as people read it. */
export interface SheetEntry {
  readonly field: Field;
  readonly label: string;
  /** What is said, line by line; empty when nothing is. */
  readonly lines: readonly string[];
  readonly comments: readonly ReviewCommentView[];
}

export interface SheetTopic {
  readonly code: Topic;
  readonly title: string;
  readonly entries: readonly SheetEntry[];
}

/** The whole entry, for checking what was entered. */
export function serviceSheet(service: ServiceView, t: Translate): SheetTopic[] {
  return TOPICS.map((topic) => sheetTopic(service, topic, t));
}

/** One topic of it. */
export function sheetTopic(service: ServiceView, topic: Topic, t: Translate): SheetTopic {
  return {
    code: topic,
    title: t(`web.catalogue.topic.${topic}.title`),
    entries: TOPIC_FIELDS[topic].map((field) => ({
      field,
      label: t(`catalogue.field.${field}`),
      lines: linesOf(service, field, t).filter((line) => line !== ''),
      comments: service.reviewComments.filter((comment) => comment.field === field),
    })),
  };
}

function linesOf(service: ServiceView, field: Field, t: Translate): string[] {
  switch (field) {
    case 'topic':
      return [service.topic.name];
    case 'leadStateCode':
      return [service.leadState.name];
    case 'leistungen':
      return service.leistungen.map(({ leikaKey, name }) => `${name} (${leikaKey})`);
    case 'authorityTypes':
      return service.authorityTypes.map(({ name }) => name);
    case 'transports':
      return service.transports.map(({ transport, stage }) => `${t(`catalogue.transport.${transport}`)}: ${t(`catalogue.stage.${stage}`)}`);
    case 'priceModel':
      return service.priceModel ? [t(`catalogue.priceModel.${service.priceModel}`)] : [];
    case 'hasFees':
      return [t(service.hasFees ? 'common.yes' : 'common.no')];
    case 'facts':
      return service.facts.map((fact) => milestoneLine(fact, t));
    default:
      return [service[field] ?? ''];
  }
}

function milestoneLine({ phase, plannedOn, actualOn }: ServiceView['facts'][number], t: Translate): string {
  const days = [
    plannedOn && t('web.catalogue.planned', { day: sayDay(plannedOn, t.language) }),
    actualOn && t('web.catalogue.actual', { day: sayDay(actualOn, t.language) }),
  ];
  return `${t(`catalogue.phase.${phase}`)}: ${days.filter(Boolean).join(', ')}`;
}
