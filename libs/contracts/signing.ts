import { DomainError } from '#libs/kernel/domain-error';
import { type Day, dayOf } from '#libs/kernel/day';
import { type ContractRow } from './contract-row.js';
import { type Side } from './contract-signature.entity.js';
import { dayForPeople } from './contract-text.js';
import { type ContractRole, hasLapsed } from './contract.machine.js';

/** What decides about a signature beside the workflow. */
export interface SignatureRequest {
  readonly side: Side;
  readonly personId: string | null;
  readonly roles: readonly ContractRole[];
  /** Digest of the text that the signer has read. */
  readonly contentSha256: string;
  readonly today: Day;
}

type Contract = Pick<ContractRow, 'state' | 'offerLapsesOn' | 'contentSha256' | 'signatures' | 'customerName' | 'supplierName'>;

/**
 * Refuses a signature for reasons that people must be able to tell apart, since each has another way out.
 * @throws DomainError `not-allowed` for the wrong person; `conflict` when this side has signed already, the offer has lapsed, the
 *   text is another one by now, or the person has signed for the other side
 */
export function refuseSignature(contract: Contract, { side, personId, roles, contentSha256, today }: SignatureRequest): void {
  if (!roles.includes(`${side}.signatory`)) {
    const organisation = side === 'customer' ? contract.customerName : contract.supplierName;
    throw new DomainError('not-allowed', 'not_signatory', { params: { organisation } });
  }
  const existing = contract.signatures.find((signature) => signature.side === side);
  if (existing) {
    const day = dayForPeople(dayOf(new Date(existing.signedAt)));
    throw new DomainError('conflict', 'already_signed', { params: { name: existing.signerName, day } });
  }
  const isUnanswered = contract.state === 'offered' || contract.state === 'expired';
  if (isUnanswered && hasLapsed({ offerLapsesOn: contract.offerLapsesOn, today })) {
    throw new DomainError('conflict', 'offer_lapsed', { params: { day: dayForPeople(contract.offerLapsesOn ?? today) } });
  }
  if (contract.contentSha256 !== contentSha256) throw new DomainError('conflict', 'text_changed');
  if (contract.signatures.some((signature) => signature.personId === personId)) {
    throw new DomainError('conflict', 'same_person_both_sides');
  }
}
