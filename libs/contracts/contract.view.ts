import { type Actor, holdsAny, type Party } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { availableActions } from '#libs/kernel/state-machine';
import { type AvailableActionView, sayActions } from '#libs/platform/http/available-action.view';
import { type Page } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type AnnexKind } from './contract-annex.entity.js';
import { contractRoles, waitingOn } from './contract-roles.js';
import { type AnnexRow, type ContractRow, type ContractSummaryRow, factsOf } from './contract-row.js';
import { type Side } from './contract-signature.entity.js';
import { textOfNextOffer } from './contract-text.js';
import { type Channel, type ContractKind } from './contract.entity.js';
import { contractMachine, type ContractState, EDITABLE_STATES } from './contract.machine.js';
import { noticeEnd, type NoticeTarget } from './notice-end.js';

/** One of the two organisations of a contract. */
export class ContractPartyView {
  organisationId: string;
  name: string;
}

/** The service that a contract is about. */
export class ContractServiceView {
  id: string;
  slug: string;
  name: string;
}

/** A contract in a list. */
export class ContractSummaryView {
  id: string;
  /** For people: `NNV-2026-001` for co-use, `BV-2026-001` for provision. */
  number: string;
  kind: ContractKind;
  channel: Channel;
  service: ContractServiceView;
  /** The co-using Land, two digits; null for a provision contract. */
  stateCode: string | null;
  stateName: string | null;
  /** Who receives the service and signs first. */
  customer: ContractPartyView;
  /** Who supplies it and countersigns. */
  supplier: ContractPartyView;
  state: ContractState;
  stateSince: Date;
  /** Who has the ball; null when only a day is awaited or nothing. */
  waitingOn: Party | null;
  startsOn: Day;
  /** Set once notice has been given. */
  endsOn: Day | null;
  /** The last day on which the offer can be accepted. */
  offerLapsesOn: Day | null;
}

export class ContractPage implements Page<ContractSummaryView> {
  items: ContractSummaryView[];
  total: number | null;
  next: string | null;
}

/** A signature under the text in force. */
export class SignatureView {
  side: Side;
  signerName: string;
  signerFunction: string;
  /** What the right to represent rests on. */
  authority: string;
  organisationName: string;
  signedAt: Date;
  /** SHA-256 of the text that was signed. */
  contentSha256: string;
}

/** An annex: a PDF whose digest the offered text names. */
export class AnnexView {
  id: string;
  kind: AnnexKind;
  title: string;
  fileName: string;
  sha256: string;
  /** In bytes. */
  size: number;
}

export class AnnexPage implements Page<AnnexView> {
  items: AnnexView[];
  total: number | null;
  next: string | null;
}

/** How a contract can be ended. */
export class TermsView {
  noticeMonths: number;
  noticeTarget: NoticeTarget;
  minimumTermMonths: number;
  /** The last day of the contract if notice were given today. */
  endIfNoticeToday: Day;
}

/** A contract with its text. */
export class ContractView extends ContractSummaryView {
  /** The interest that it came of. */
  interestId: string | null;
  /** Counts the offered texts; 0 before the first offer. */
  version: number;
  /** The structured text: the frozen one once offered, before that what an offer made today would say. */
  text: string;
  /** SHA-256 of the frozen text; null while the text can still be changed. */
  contentSha256: string | null;
  signatures: SignatureView[];
  annexes: AnnexView[];
  specialTerms: string;
  /** On which conditions the interest was confirmed. */
  conditions: string | null;
  templateName: string;
  terms: TermsView;
  noticeGivenOn: Day | null;
  /** Why it was rejected, withdrawn or given notice. */
  reason: string | null;
  /** Whether the reader may change terms and annexes now. */
  isEditable: boolean;
  /** Stands in the ETag too; edits name it in If-Match. */
  rowVersion: number;
  availableActions: AvailableActionView[];
}

export function contractSummaryView(contract: ContractSummaryRow): ContractSummaryView {
  return {
    id: contract.id,
    number: contract.number,
    kind: contract.kind,
    channel: contract.channel,
    service: { id: contract.serviceId, slug: contract.serviceSlug, name: contract.serviceName },
    stateCode: contract.stateCode,
    stateName: contract.stateName,
    customer: { organisationId: contract.customerOrganisationId, name: contract.customerName },
    supplier: { organisationId: contract.supplierOrganisationId, name: contract.supplierName },
    state: contract.state,
    stateSince: contract.stateSince,
    waitingOn: waitingOn(contract.state, contract),
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    offerLapsesOn: contract.offerLapsesOn,
  };
}

export function contractView(contract: ContractRow, actor: Actor, today: Day, t: Translate): ContractView {
  const actions = availableActions(contractMachine, factsOf(contract, actor, today), contractRoles(actor, contract));
  return {
    ...contractSummaryView(contract),
    interestId: contract.interestId,
    version: contract.version,
    text: contract.text ?? textOfNextOffer(contract, today),
    contentSha256: contract.contentSha256,
    signatures: contract.signatures.map(({ side, signerName, signerFunction, authority, organisationName, signedAt, contentSha256 }) => ({
      side,
      signerName,
      signerFunction,
      authority,
      organisationName,
      signedAt: new Date(signedAt),
      contentSha256,
    })),
    annexes: contract.annexes.map(annexView),
    specialTerms: contract.specialTerms,
    conditions: contract.conditions,
    templateName: contract.templateName,
    terms: {
      noticeMonths: contract.noticeMonths,
      noticeTarget: contract.noticeTarget,
      minimumTermMonths: contract.minimumTermMonths,
      endIfNoticeToday: noticeEnd(today, contract, contract.startsOn),
    },
    noticeGivenOn: contract.noticeGivenOn,
    reason: contract.reason,
    isEditable: EDITABLE_STATES.some((state) => state === contract.state) && holdsAny(actor, ['operator.contracts']),
    rowVersion: contract.rowVersion,
    availableActions: sayActions(actions, t),
  };
}

export function annexView({ id, kind, title, fileName, sha256, size }: AnnexRow): AnnexView {
  return { id, kind, title, fileName, sha256, size };
}
