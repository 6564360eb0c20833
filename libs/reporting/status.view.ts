import { type Party } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { type Phase } from '#libs/catalogue/phase';
import { type ServiceState } from '#libs/catalogue/service.machine';
import { type Stage } from '#libs/catalogue/service.entity';
import { type ConnectionState } from '#libs/onboarding/connection.entity';

export class FunnelStepView {
  state: ConnectionState;
  authorities: number;
}

/** How far a service has come, by competent authorities and by the inhabitants they serve. */
export class CoverageView {
  competentAuthorities: number;
  competentInhabitants: number;
  /** Länder, counted per service, that have not settled who is competent; what is connected there is in no share. */
  unresolved: number;
  /** Authorities whose wish is kept until their Land has a contract. */
  interested: number;
  /** Requested, but not live yet. */
  inWork: number;
  /** Live with PDF by protected download. */
  liveInterim: number;
  /** Live straight into the Fachverfahren. */
  liveDirect: number;
  live: number;
  liveInhabitants: number;
  /** Live authorities in percent of the competent ones that are known, two decimals, cut: 100.00 means all. Null when none are known. */
  shareOfAuthorities: string | null;
  /** Inhabitants served by live authorities in percent of those served by competent ones. */
  shareOfInhabitants: string | null;
  /** Authorities in each state on the way to live. */
  funnel: FunnelStepView[];
}

/** For whom connections wait. */
export class WaitingView {
  party: Party;
  connections: number;
  /** Since when the first of them has waited. */
  oldestSince: Date;
}

/** Something that happened on a day, without persons. */
export class HistoryEntry {
  on: Day;
  /** `connection.went_live`, `connection.switched_to_direct` or `connection.disconnected`. */
  name: string;
  serviceSlug: string;
  serviceName: string;
  stateCode: string;
  stateName: string;
  authorityName: string;
  stage: Stage | null;
}

/** A Land's part. */
export class StateStatus extends CoverageView {
  /** Two digits, e.g. "05". */
  code: string;
  short: string;
  name: string;
}

/** One Land's part in one service. */
export class StateOfServiceStatus extends StateStatus {
  /** First day of the Land's contract in force; null without one. */
  contractSince: Day | null;
}

/** All services of one Land. */
export class StateOfNationStatus extends StateStatus {
  /** Services that the Land has a contract in force for. */
  contracts: number;
}

/** A service's part. */
export class ServiceStatus extends CoverageView {
  slug: string;
  name: string;
  state: ServiceState;
}

/** One service's part in the nation. */
export class ServiceOfNationStatus extends ServiceStatus {
  /** Länder that have a contract in force. */
  contracts: number;
}

/** One service's part in one Land. */
export class ServiceOfStateStatus extends ServiceStatus {
  contractSince: Day | null;
}

/** Where all services stand in all Länder. A pair of service and competent authority counts once. */
export class NationStatusView extends CoverageView {
  asOf: Day;
  /** All 16, those at zero too. */
  states: StateOfNationStatus[];
  services: ServiceOfNationStatus[];
  waiting: WaitingView[];
  /** The newest first. */
  history: HistoryEntry[];
}

/** A phase of the implementation project: planned and actual days are facts with a source. */
export class DatedFactView {
  phase: Phase;
  plannedOn: Day | null;
  actualOn: Day | null;
  note: string | null;
  source: string;
}

/** Where one service stands in all Länder. */
export class ServiceStatusView extends ServiceStatus {
  asOf: Day;
  /** All 16, those at zero too. */
  states: StateOfServiceStatus[];
  waiting: WaitingView[];
  history: HistoryEntry[];
  facts: DatedFactView[];
}

/** Where all services stand in one Land. */
export class StateStatusView extends StateStatus {
  asOf: Day;
  services: ServiceOfStateStatus[];
  waiting: WaitingView[];
  history: HistoryEntry[];
}
