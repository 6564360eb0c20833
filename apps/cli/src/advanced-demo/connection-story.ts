import { addDays, dayOf } from '#libs/kernel/day';
import { type Party } from '#libs/kernel/actor';
import { type Stage } from '#libs/catalogue/service.entity';
import { checklistFor } from '#libs/onboarding/checklist-template';
import { type ConnectionActionInput } from '#libs/onboarding/connection.dto';
import { type Environment, ENVIRONMENTS } from '#libs/onboarding/connection.entity';
import { type Appointment, type Span, spread } from './agenda.js';
import { type Body } from './body.js';
import { DEMO_CERTIFICATES } from './certificates.js';
import { type DemoWorld } from './demo-world.js';

const ROLLOUT = 'rollout@bremen.example';
const AGENT = 'agent@it-dienstleister.example';
const DAYS_UNTIL_CUTOVER = 12;

/** One authority and how far it gets. */
export interface ConnectionPlot {
  readonly body: Body;
  /** Short name of its Land. */
  readonly land: string;
  readonly goal: ConnectionGoal;
  readonly days: Span;
  /** Its IT service provider does the work, by mandate. */
  readonly isDoneByAgent: boolean;
}

type Step = (story: ConnectionStory, following: Date | undefined) => Promise<unknown>;

const CHECKLIST = checklistFor({
  transports: [
    { transport: 'file_drop', stage: 'interim' },
    { transport: 'osci_xta', stage: 'direct' },
  ],
  hasFees: false,
});

const finish =
  (key: string): Step =>
  (story) =>
    story.finish(key);
const wait =
  (key: string, party: Party): Step =>
  (story) =>
    story.wait(key, party);
const finishAll = (stage: Stage, except: readonly string[] = []): readonly Step[] =>
  CHECKLIST.filter((task) => task.stage === stage && task.isMandatory && !except.includes(task.key)).map(({ key }) => finish(key));
const enter = (stage: Stage): readonly Step[] => ENVIRONMENTS.map((environment) => (story) => story.enter(environment, stage));
const take =
  (by: 'lead' | 'technical' | 'coordinator' | 'rollout', action: ConnectionActionInput['action'], reason?: string): Step =>
  (story) =>
    story.take(by, { action, ...(reason !== undefined && { reason }) });
const test =
  (result: 'passed' | 'failed', findings: string): Step =>
  (story) =>
    story.test(result, findings);

const ASK: Step = (story) => story.ask();
const CLEARED: readonly Step[] = [ASK, take('coordinator', 'clear')];
const STARTED: readonly Step[] = [...CLEARED, take('technical', 'start')];
const HALF_PREPARED: readonly Step[] = [...STARTED, finish('name_contacts'), finish('set_up_mailbox'), finish('decide_transport')];
const PREPARED: readonly Step[] = [...STARTED, ...enter('interim'), ...finishAll('interim')];
const CONNECTING: readonly Step[] = [...PREPARED, take('technical', 'begin_connecting')];
const TESTING: readonly Step[] = [...CONNECTING, take('technical', 'begin_testing')];
const PASSED: readonly Step[] = [
  ...TESTING,
  test('failed', 'Der Anhang mit der Urkunde kommt nicht an.'),
  test('passed', 'Fünf Testanträge samt Anlagen abgerufen.'),
];
const SUBMITTED: readonly Step[] = [...PASSED, take('technical', 'submit_for_approval')];
const APPROVED: readonly Step[] = [...SUBMITTED, take('lead', 'approve_authority'), take('rollout', 'approve_operator')];
const SCHEDULED: readonly Step[] = [...APPROVED, (story, following) => story.schedule(following)];
const LIVE: readonly Step[] = [...SCHEDULED, take('rollout', 'go_live')];
const LATER_STAGE: readonly Step[] = [...LIVE, ...enter('direct'), finish('commission_vendor')];

const WAYS = {
  /** Without a contract of the Land the wish is kept. */
  asked: [ASK],
  declined: [ASK, take('coordinator', 'decline', 'Die Umstellung des Fachverfahrens steht noch aus; bitte im nächsten Jahr neu anfragen.')],
  withdrawn: [ASK, take('lead', 'cancel', 'Das Kreisjugendamt übernimmt die Aufgabe.')],
  cleared: CLEARED,
  started: HALF_PREPARED,
  waiting_for_land: [...STARTED, ...enter('interim'), ...finishAll('interim', ['confirm_funding']), wait('confirm_funding', 'state')],
  waiting_for_operator: [
    ...STARTED,
    ...enter('interim'),
    ...finishAll('interim', ['set_up_download']),
    wait('set_up_download', 'operator'),
  ],
  held_up: [
    ...HALF_PREPARED,
    (story) => story.fail('agree_data_processing', 'Die Datenschutzbeauftragte verlangt eine Ergänzung der Anlage 2.'),
  ],
  paused_by_authority: [...HALF_PREPARED, take('lead', 'pause', 'Umzug des Rechenzentrums bis zum Quartalsende.')],
  paused_by_operator: [...CONNECTING, take('rollout', 'pause', 'Wartung der Plattform.')],
  connecting: CONNECTING,
  testing: TESTING,
  test_failed: [...TESTING, test('failed', 'Umlaute in Namen sind verstümmelt.')],
  submitted: SUBMITTED,
  in_approval: [...SUBMITTED, take('lead', 'approve_authority')],
  scheduled: SCHEDULED,
  given_up: [...HALF_PREPARED, take('rollout', 'cancel', 'Auf Wunsch der Behörde: Die Stelle ist bis auf Weiteres nicht besetzt.')],
  live_interim: LIVE,
  live_waiting_for_vendor: [...LATER_STAGE, finish('obtain_certificate'), wait('install_interface', 'vendor')],
  live_waiting_for_provider: [
    ...LATER_STAGE,
    finish('install_interface'),
    finish('obtain_certificate'),
    wait('set_up_osci_mailbox', 'provider'),
  ],
  live_waiting_for_dvdv: [
    ...LATER_STAGE,
    ...finishAll('direct', ['commission_vendor', 'order_dvdv_entry']),
    wait('order_dvdv_entry', 'dvdv_office'),
  ],
  live_direct: [
    ...LIVE,
    ...enter('direct'),
    ...finishAll('direct'),
    test('passed', 'Der Antrag liegt mit allen Angaben im Fachverfahren vor.'),
    take('lead', 'approve_authority'),
    take('rollout', 'approve_operator'),
    take('rollout', 'switch_to_direct'),
  ],
  disconnected: [...LIVE, take('lead', 'disconnect', 'Die Aufgabe ist auf das Nachbarjugendamt übergegangen.')],
} satisfies Record<string, readonly Step[]>;
export type ConnectionGoal = keyof typeof WAYS;

/** The way of one authority. */
export class ConnectionStory {
  private id = '';

  private constructor(
    private readonly world: DemoWorld,
    private readonly plot: ConnectionPlot,
  ) {}

  static tell(world: DemoWorld, plot: ConnectionPlot): Appointment[] {
    const way: readonly Step[] = WAYS[plot.goal];
    const story = new ConnectionStory(world, plot);
    const moments = spread(way.length, plot.days, world.today);
    return moments.map((at, index) => ({ at, keep: async () => way[index]?.(story, moments[index + 1]) }));
  }

  async ask(): Promise<void> {
    const { serviceId } = this.world;
    const by = this.world.actor(this.plot.isDoneByAgent ? AGENT : this.person('lead'));
    this.id = await this.world.connections.request(by, { serviceId, authorityId: this.plot.body.authorityId });
  }

  take(by: 'lead' | 'technical' | 'coordinator' | 'rollout', input: ConnectionActionInput): Promise<void> {
    return this.world.connections.act(this.world.actor(this.person(by)), this.id, input);
  }

  /** The cutover day is the one on which it goes live; ahead of today when that is still to come. */
  schedule(cutover: Date | undefined): Promise<void> {
    const cutoverOn = cutover ? dayOf(cutover) : addDays(this.world.today, DAYS_UNTIL_CUTOVER);
    return this.take('rollout', { action: 'schedule', cutoverOn });
  }

  finish(key: string): Promise<void> {
    const evidence = `Vermerk ${this.plot.body.district}/${CHECKLIST.findIndex((task) => task.key === key) + 1}`;
    return this.world.tasks.change(this.whoDoes(key), this.id, key, { state: 'done', evidence });
  }

  wait(key: string, waitingFor: Party): Promise<void> {
    return this.world.tasks.change(this.whoDoes(key), this.id, key, { state: 'waiting_for', waitingFor });
  }

  fail(key: string, reason: string): Promise<void> {
    return this.world.tasks.change(this.whoDoes(key), this.id, key, { state: 'failed', reason });
  }

  enter(environment: Environment, stage: Stage): Promise<void> {
    const { domain, district } = this.plot.body;
    const technical = this.world.actor(this.person('technical'));
    return this.world.parameters.put(technical, this.id, environment, {
      transport: stage === 'interim' ? 'file_drop' : 'osci_xta',
      organisationUnitId: `L100${district}`,
      mailbox: `unterhaltsvorschuss@${domain}`,
      privacyUrl: `https://www.${domain}/datenschutz`,
      imprintUrl: `https://www.${domain}/impressum`,
      ...(stage === 'direct' && {
        dvdvKey: `uvg${district}${environment === 'test' ? '0000009' : '0000001'}`,
        xtaEndpointUrl: `https://xta${environment === 'test' ? '-abnahme' : ''}.${domain}/ws`,
        certificate: DEMO_CERTIFICATES[environment],
      }),
    });
  }

  test(result: 'passed' | 'failed', findings: string): Promise<string> {
    return this.world.testRuns.plan(this.world.actor(this.person('technical')), this.id, { environment: 'test', result, findings });
  }

  /** Tasks of Land and operator are done by these, all others by the authority's side. */
  private whoDoes(key: string): ReturnType<DemoWorld['actor']> {
    const owner = CHECKLIST.find((task) => task.key === key)?.ownerParty;
    return this.world.actor(this.person(owner === 'state' ? 'coordinator' : owner === 'operator' ? 'rollout' : 'technical'));
  }

  private person(role: 'lead' | 'technical' | 'coordinator' | 'rollout'): string {
    switch (role) {
      case 'lead':
        return `leitung@${this.plot.body.domain}`;
      case 'technical':
        return this.plot.isDoneByAgent ? AGENT : `technik@${this.plot.body.domain}`;
      case 'coordinator':
        return `koordination@${this.plot.land.toLowerCase()}.example`;
      case 'rollout':
        return ROLLOUT;
    }
  }
}
