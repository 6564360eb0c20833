import { type EntityManager } from 'typeorm';
import { type Day } from '#libs/kernel/day';
import { idOf } from '#libs/platform/database/id';
import { type ServiceInput } from './catalogue.dto.js';
import { columnsOf, writeLists } from './service-details.js';
import { ServiceEntity } from './service.entity.js';

const BREMEN = '04';

/** Who answers first, second and third is the same for all of Bremen's services. */
const SUPPORT = {
  supportFirstLevel: 'Die Kommune beantwortet Fragen der Antragstellenden.',
  supportSecondLevel: 'Fachliche Fragen beantwortet die zuständige Behörde, technische der Betrieb.',
  supportThirdLevel: 'Fehler im Dienst behebt die Entwicklung.',
};

/** The real services as far as they are known; what is not known stays empty, and what lacks too much stays a draft. */
const SERVICES: readonly (ServiceInput & { readonly slug: string; readonly isPublished: boolean })[] = [
  {
    isPublished: true,
    slug: 'unterhaltsvorschuss-online',
    name: 'Unterhaltsvorschuss Online',
    abbreviation: 'UVO',
    topic: 'familie_kind',
    leadStateCode: BREMEN,
    summary: 'Unterhaltsvorschuss für Kinder alleinerziehender Eltern online beantragen.',
    description: `Alleinerziehende beantragen Unterhaltsvorschuss für ihr Kind, ohne zum Amt zu gehen. Der Antrag erreicht das Jugendamt zunächst als PDF über einen geschützten Abruf, später im Format XFamilie über OSCI direkt im Fachverfahren.

Zum Paket gehören UVOJahr für die jährliche Überprüfung und NavI. Bremen führt das Vorhaben zusammen mit Hamburg und Nordrhein-Westfalen; eingeführt ist der Dienst in 13 Ländern, mit rund 200.000 Anträgen im Jahr. Für die Mitnutzung schließen die Länder einen Vertrag über den FIT-Store.`,
    platform: 'Dataport OSI',
    contactEmail: 'uvo@bremen.example',
    ...SUPPORT,
    priceModel: 'by_key',
    leistungen: ['99107021017000'],
    authorityTypes: ['jugendamt'],
    transports: [
      { transport: 'file_drop', stage: 'interim' },
      { transport: 'osci_xta', stage: 'direct' },
    ],
    facts: [
      {
        phase: 'pilot',
        actualOn: '2021-05-05',
        note: 'Pilotbehörden: Bremen, Hamburg-Wandsbek, Rhein-Kreis Neuss, Wuppertal',
        source: 'Freie Hansestadt Bremen, Themenfeld Familie & Kind',
      },
    ],
  },
  {
    isPublished: true,
    slug: 'ehe-online',
    name: 'Ehe Online',
    topic: 'familie_kind',
    leadStateCode: BREMEN,
    summary: 'Eheschließung anmelden und Unterlagen dazu online beantragen.',
    description: `Paare melden ihre Eheschließung beim Standesamt an und beantragen Ehefähigkeitszeugnis, Eheurkunde und Lebenspartnerschaftsurkunde. Nur für die Anmeldung ist eine BundID nötig.

Bremen führt das Vorhaben zusammen mit Hessen. Jedes Standesamt bekommt eine eigene Startadresse auf der Plattform.`,
    platform: 'ekom21 civento',
    contactEmail: 'ehe-online@bremen.example',
    ...SUPPORT,
    priceModel: 'by_key',
    hasFees: true,
    leistungen: ['99059001104000', '99059002012000'],
    authorityTypes: ['standesamt'],
    transports: [{ transport: 'deep_link', stage: 'direct' }],
  },
  {
    isPublished: false,
    slug: 'dein-kitaplatz',
    name: 'Dein Kitaplatz',
    topic: 'familie_kind',
    leadStateCode: BREMEN,
    summary: 'Einen Platz in der Kindertagesbetreuung online finden und anmelden.',
    description: 'Die Übertragung über FIT-Connect ist geplant.',
    leistungen: ['99041004034000'],
    authorityTypes: ['jugendamt', 'kita_stelle'],
  },
  {
    isPublished: false,
    slug: 'elfe',
    name: 'ELFE: Familienleistungen in einem Antrag',
    abbreviation: 'ELFE',
    topic: 'familie_kind',
    leadStateCode: BREMEN,
    summary: 'Elterngeld und weitere Leistungen rund um die Geburt in einem Antrag.',
    description: 'Beteiligt sind Standesamt, Elterngeldstelle und Familienkasse. Der erste Fall im Echtbetrieb war im März 2022 in Bremen.',
    leistungen: ['99041006017000'],
    authorityTypes: ['elterngeldstelle', 'familienkasse', 'standesamt'],
  },
  {
    isPublished: false,
    slug: 'sorgeerklaerung',
    name: 'Sorgeerklärung',
    topic: 'familie_kind',
    leadStateCode: BREMEN,
    summary: 'Die Beurkundung einer Sorgeerklärung online vorbereiten.',
    leistungen: ['99013005026000'],
  },
];

/**
 * The catalogue of the demo world. Loaded after the accounts, whose people have entered and published it; what is there already stays as
 * it is.
 */
export async function loadDemoCatalogue(tx: EntityManager, today: Day): Promise<void> {
  const submittedBy = await personId(tx, 'katalog@bremen.example');
  const publishedBy = await personId(tx, 'redaktion@bremen.example');
  for (const { isPublished, ...input } of SERVICES) {
    if (await tx.existsBy(ServiceEntity, { slug: input.slug })) continue;
    const id = idOf(`service:${input.slug}`);
    const reviewed = isPublished ? { state: 'published' as const, submittedBy, publishedBy } : {};
    await tx.insert(ServiceEntity, { ...columnsOf(input), ...reviewed, id });
    await writeLists(tx, id, input, today);
  }
}

async function personId(tx: EntityManager, email: string): Promise<string | null> {
  const [person] = await tx.query<{ id: string }[]>('SELECT id FROM people WHERE email = $1', [email]);
  return person?.id ?? null;
}
