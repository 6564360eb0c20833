import { codeAt } from '#libs/accounts/second-factor-code';
import { DEMO_TOTP_SECRET } from '#libs/accounts/demo-accounts';
import { addDays, type Day, dayOf } from '#libs/kernel/day';
import { translator } from '#libs/platform/i18n/i18n';
import { type Appointment, type Span, spread } from './agenda.js';
import { type DemoWorld } from './demo-world.js';

const CONTRACTS_OFFICE = 'vertrag@bremen.example';
const SECOND_PAIR_OF_EYES = 'freigabe@bremen.example';
const HUB = 'zeichnung@fitko.example';

/** A Land as far as its contract goes. */
export interface ContractPlot {
  /** Short name, e.g. "NW". */
  readonly land: string;
  readonly stateCode: string;
  readonly goal: ContractGoal;
  readonly days: Span;
  /** How many days before today the Land gave notice, if it has. */
  readonly noticeDaysAgo: number | undefined;
}

type Step = (story: ContractStory, at: Date) => Promise<unknown>;

const UP_TO_INTEREST: readonly Step[] = [(story) => story.declare()];
const UP_TO_ALIGNED: readonly Step[] = [...UP_TO_INTEREST, (story) => story.answer('start_alignment')];
const UP_TO_CONFIRMED: readonly Step[] = [...UP_TO_ALIGNED, (story) => story.answer('confirm')];
const UP_TO_DRAFTED: readonly Step[] = [...UP_TO_CONFIRMED, (story) => story.draft()];
const UP_TO_CONTRACT_ALIGNMENT: readonly Step[] = [...UP_TO_DRAFTED, (story) => story.act(CONTRACTS_OFFICE, 'start_alignment')];
const UP_TO_OFFERED: readonly Step[] = [...UP_TO_CONTRACT_ALIGNMENT, (story) => story.act(SECOND_PAIR_OF_EYES, 'offer')];
const UP_TO_SIGNED: readonly Step[] = [...UP_TO_OFFERED, (story, at) => story.sign('sign', at)];
const UP_TO_CONCLUDED: readonly Step[] = [...UP_TO_SIGNED, (story, at) => story.sign('countersign', at)];
const BEGIN: Step = (story, at) => story.begin(at);
const UP_TO_ACTIVE: readonly Step[] = [...UP_TO_CONCLUDED, BEGIN];

const WAYS = {
  interest_submitted: UP_TO_INTEREST,
  interest_in_alignment: UP_TO_ALIGNED,
  interest_declined: [...UP_TO_INTEREST, (story) => story.answer('decline')],
  interest_confirmed: UP_TO_CONFIRMED,
  draft: UP_TO_DRAFTED,
  in_alignment: UP_TO_CONTRACT_ALIGNMENT,
  offered: UP_TO_OFFERED,
  rejected: [...UP_TO_OFFERED, (story) => story.act(story.signatory, 'reject', 'Der Haushalt gibt die Mittel in diesem Jahr nicht her.')],
  signed: UP_TO_SIGNED,
  concluded: UP_TO_CONCLUDED,
  active: UP_TO_ACTIVE,
} satisfies Record<string, readonly Step[]>;
export type ContractGoal = keyof typeof WAYS;

/** The interest and the contract of one Land. */
export class ContractStory {
  private interestId = '';
  private contractId = '';

  private constructor(
    private readonly world: DemoWorld,
    private readonly plot: ContractPlot,
    private readonly startsOn: Day,
  ) {}

  static tell(world: DemoWorld, plot: ContractPlot): Appointment[] {
    const way: readonly Step[] = WAYS[plot.goal];
    const moments = spread(way.length, plot.days, world.today);
    const begins = moments[way.indexOf(BEGIN)];
    const story = new ContractStory(world, plot, begins ? dayOf(begins) : addDays(world.today, 41));
    const steps = moments.map((at, index) => ({ at, keep: async () => way[index]?.(story, at) }));
    if (plot.noticeDaysAgo === undefined) return steps;
    const [at] = spread(1, [plot.noticeDaysAgo, plot.noticeDaysAgo], world.today) as [Date];
    return [...steps, { at, keep: () => story.giveNotice() }];
  }

  get signatory(): string {
    return `zeichnung@${this.plot.land.toLowerCase()}.example`;
  }

  async declare(): Promise<void> {
    const note = 'Wir möchten den Dienst allen Jugendämtern im Land anbieten.';
    this.interestId = await this.world.interests.declare(this.world.actor(this.coordinator), { serviceId: this.world.serviceId, note });
  }

  answer(action: 'start_alignment' | 'confirm' | 'decline'): Promise<void> {
    return this.world.interests.act(this.world.actor(CONTRACTS_OFFICE), this.interestId, {
      action,
      ...(action === 'confirm' && { conditions: 'Einführung in Wellen; die ersten Behörden beginnen mit dem Abruf als PDF.' }),
      ...(action === 'decline' && { reason: 'Das Land betreibt bereits einen eigenen Dienst; bitte neu anfragen, wenn er endet.' }),
    });
  }

  async draft(): Promise<void> {
    this.contractId = await this.world.drafts.draft(this.world.actor(CONTRACTS_OFFICE), {
      kind: 'co_use',
      channel: 'fit_store',
      serviceId: this.world.serviceId,
      stateCode: this.plot.stateCode,
      startsOn: this.startsOn,
    });
  }

  act(by: string, action: 'start_alignment' | 'offer' | 'reject', reason?: string): Promise<void> {
    return this.world.contracts.act(this.world.actor(by), this.contractId, { action, ...(reason !== undefined && { reason }) });
  }

  async sign(action: 'sign' | 'countersign', at: Date): Promise<void> {
    const isCustomer = action === 'sign';
    const signer = this.world.actor(isCustomer ? this.signatory : HUB);
    const { contentSha256 } = await this.world.contractReader.view(signer, this.contractId, translator('de'));
    if (contentSha256 === null) throw new Error('Only an offered text is signed.');
    await this.world.contracts.act(signer, this.contractId, {
      action,
      signerFunction: isCustomer ? 'Referatsleitung Digitalisierung' : 'Leitung Verträge',
      authority: isCustomer ? 'Zeichnungsbefugnis laut Geschäftsordnung' : 'Vertretungsregelung der FITKO',
      contentSha256,
      totp: codeAt(DEMO_TOTP_SECRET, at),
    });
  }

  /** Its start day comes, and connections that waited for it hear of it. */
  async begin(at: Date): Promise<void> {
    await this.world.contracts.turnOfDay(dayOf(at));
    await this.letConnectionsFollow();
  }

  async giveNotice(): Promise<void> {
    await this.world.contracts.act(this.world.actor(this.signatory), this.contractId, { action: 'give_notice' });
    await this.letConnectionsFollow();
  }

  /** At once: the worker would do it today. */
  private letConnectionsFollow(): Promise<void> {
    return this.world.reactions.reactTo({ subjectType: 'contract', subjectId: this.contractId, stateCode: this.plot.stateCode });
  }

  private get coordinator(): string {
    return `koordination@${this.plot.land.toLowerCase()}.example`;
  }
}
