import { type LeistungName, NamedCode, type StateName } from '#libs/directory/directory.view';
import { type Day } from '#libs/kernel/day';
import { type AvailableActionView } from '#libs/platform/http/available-action.view';
import { type Page } from '#libs/platform/http/page';
import { type Phase } from './phase.js';
import { type PriceModel, type Stage, type Transport } from './service.entity.js';
import { type ServiceState } from './service.machine.js';

/** A way on which applications reach an authority. */
export class TransportView {
  transport: Transport;
  stage: Stage;
}

/** A dated fact of the implementation project. */
export class FactView {
  phase: Phase;
  plannedOn: Day | null;
  actualOn: Day | null;
  note: string | null;
  /** Where that is known from. */
  source: string;
}

/** A service in a list. */
export class ServiceSummary {
  id: string;
  /** Address in the catalogue. */
  slug: string;
  name: string;
  abbreviation: string | null;
  summary: string;
  topic: NamedCode;
  leadState: StateName;
  leistungen: LeistungName[];
  /** Types of authority that answer for it. */
  authorityTypes: NamedCode[];
  transports: TransportView[];
  /** The phase its dated facts have reached, null when none is known. */
  phase: Phase | null;
  /** Whether applicants pay a fee. */
  hasFees: boolean;
  state: ServiceState;
  stateSince: Date;
}

/** A value of a filter. */
export class FacetValue extends NamedCode {
  /** How many services the list would hold with this value chosen. */
  count: number;
}

/** For each filter its values in the present list. */
export class ServiceFacets {
  topics: FacetValue[];
  states: FacetValue[];
  phases: FacetValue[];
  transports: FacetValue[];
  authorityTypes: FacetValue[];
}

export class ServicePage implements Page<ServiceSummary> {
  items: ServiceSummary[];
  total: number | null;
  next: string | null;
  /** Null unless asked for. */
  facets: ServiceFacets | null;
}

/** What a reviewer said about a field. */
export class ReviewCommentView {
  field: string;
  comment: string;
  authorName: string;
  /** Moment, ISO 8601. */
  createdAt: string;
}

/** The service that follows a retired one. */
export class SuccessorView {
  slug: string;
  name: string;
}

/** A service with everything that is public about it; what only the operator sees is null or empty for others. */
export class ServiceView extends ServiceSummary {
  description: string;
  platform: string | null;
  operatorName: string | null;
  contactEmail: string | null;
  supportFirstLevel: string | null;
  supportSecondLevel: string | null;
  supportThirdLevel: string | null;
  priceModel: PriceModel | null;
  facts: FactView[];
  /** Why it is paused or retired. */
  stateReason: string | null;
  /** The day on which a pause will probably end. */
  pausedUntil: Day | null;
  /** The last day of operation. */
  retiredOn: Day | null;
  successor: SuccessorView | null;
  /** Who has the ball: the operator until it is published. */
  waitingOn: 'operator' | null;
  availableActions: AvailableActionView[];
  /** Whether the reader may change the entry now. */
  isEditable: boolean;
  /** What reviewers asked to change and has not been submitted again; for the operator only. */
  reviewComments: ReviewCommentView[];
  /** Who submitted it for review; for the operator only. */
  submittedByName: string | null;
  updatedAt: Date;
  /** Stands in the ETag too; edits name it in If-Match. */
  rowVersion: number;
}
