import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { notFound } from '#libs/kernel/domain-error';
import { type AnnexKind } from './contract-annex.entity.js';
import { type ContractParties } from './contract-roles.js';
import { type Side } from './contract-signature.entity.js';
import { type Channel, type ContractKind } from './contract.entity.js';
import { type ContractFacts, type ContractState } from './contract.machine.js';
import { type NoticeTerms } from './notice-end.js';

/** A contract as lists show it. */
export interface ContractSummaryRow extends ContractParties {
  readonly id: string;
  readonly number: string;
  readonly kind: ContractKind;
  readonly channel: Channel;
  readonly state: ContractState;
  readonly stateSince: Date;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly offerLapsesOn: Day | null;
  readonly serviceId: string;
  readonly serviceSlug: string;
  readonly serviceName: string;
  readonly stateCode: string | null;
  readonly stateName: string | null;
  readonly customerName: string;
  readonly supplierName: string;
}

/** A contract with everything that rules, views and texts need to know of it. */
export interface ContractRow extends ContractSummaryRow, NoticeTerms {
  readonly version: number;
  readonly rowVersion: number;
  readonly specialTerms: string;
  readonly conditions: string | null;
  readonly noticeGivenOn: Day | null;
  readonly reason: string | null;
  readonly draftedBy: string;
  readonly interestId: string | null;
  readonly isServicePublished: boolean;
  readonly templateName: string;
  readonly templateBody: string;
  readonly offerDays: number;
  readonly hasActiveProvision: boolean;
  /** The frozen text in force; all three null while the text can still be changed. */
  readonly text: string | null;
  readonly contentSha256: string | null;
  readonly frozenAt: Date | null;
  readonly signatures: readonly SignatureRow[];
  readonly annexes: readonly AnnexRow[];
  readonly leistungen: readonly { readonly leikaKey: string; readonly name: string }[];
}

/** A signature under the text in force. */
export interface SignatureRow {
  readonly side: Side;
  readonly personId: string;
  readonly signerName: string;
  readonly signerFunction: string;
  readonly authority: string;
  readonly organisationName: string;
  readonly signedAt: string;
  readonly contentSha256: string;
}

export interface AnnexRow {
  readonly id: string;
  readonly kind: AnnexKind;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
}

const SUMMARY_COLUMNS = `
  contracts.id, contracts.number, contracts.kind, contracts.channel, contracts.state, contracts.state_since AS "stateSince",
  contracts.starts_on AS "startsOn", contracts.ends_on AS "endsOn", contracts.offer_lapses_on AS "offerLapsesOn",
  contracts.notice_by_organisation_id AS "noticeByOrganisationId",
  services.id AS "serviceId", services.slug AS "serviceSlug", services.name AS "serviceName",
  states.code AS "stateCode", states.name AS "stateName",
  customer.id AS "customerOrganisationId", customer.name AS "customerName", customer.kind AS "customerKind",
  supplier.id AS "supplierOrganisationId", supplier.name AS "supplierName", supplier.kind AS "supplierKind"`;

const SUMMARY_TABLES = `
  contracts
  JOIN services ON services.id = contracts.service_id
  JOIN organisations AS customer ON customer.id = contracts.customer_organisation_id
  JOIN organisations AS supplier ON supplier.id = contracts.supplier_organisation_id
  LEFT JOIN states ON states.code = contracts.state_code`;

const IS_PARTY = '($1::uuid IS NULL OR $1 IN (contracts.customer_organisation_id, contracts.supplier_organisation_id))';

/** Contracts to which the organisation $1 (null for whoever sees all) is a party; the caller adds conditions. */
const CONTRACTS_SQL = `
  SELECT ${SUMMARY_COLUMNS},
    contracts.version, contracts.row_version AS "rowVersion", contracts.special_terms AS "specialTerms", interests.conditions,
    contracts.notice_given_on AS "noticeGivenOn", contracts.reason, contracts.drafted_by AS "draftedBy", contracts.interest_id AS "interestId",
    services.state = 'published' AS "isServicePublished",
    templates.name AS "templateName", templates.body AS "templateBody", templates.offer_days AS "offerDays",
    templates.notice_months AS "noticeMonths", templates.notice_target AS "noticeTarget", templates.minimum_term_months AS "minimumTermMonths",
    EXISTS (SELECT 1 FROM contracts AS provision WHERE provision.service_id = services.id AND provision.kind = 'provision'
      AND provision.state IN ('active', 'notice_given')) AS "hasActiveProvision",
    texts.body AS text, texts.sha256 AS "contentSha256", texts.frozen_at AS "frozenAt",
    (SELECT coalesce(json_agg(json_build_object('side', signatures.side, 'personId', signatures.person_id, 'signerName', signatures.signer_name,
         'signerFunction', signatures.signer_function, 'authority', signatures.authority, 'organisationName', organisations.name,
         'signedAt', signatures.signed_at, 'contentSha256', signatures.content_sha256) ORDER BY signatures.signed_at), '[]')
       FROM contract_signatures AS signatures JOIN organisations ON organisations.id = signatures.organisation_id
       WHERE signatures.contract_id = texts.contract_id AND signatures.version = texts.version) AS signatures,
    (SELECT coalesce(json_agg(json_build_object('id', annexes.id, 'kind', annexes.kind, 'title', annexes.title, 'fileName', annexes.file_name,
         'sha256', annexes.file_sha256, 'size', files.byte_size) ORDER BY annexes.kind), '[]')
       FROM contract_annexes AS annexes JOIN files ON files.sha256 = annexes.file_sha256
       WHERE annexes.contract_id = contracts.id) AS annexes,
    (SELECT coalesce(json_agg(json_build_object('leikaKey', leistungen.leika_key, 'name', leistungen.name) ORDER BY service_leistungen.position), '[]')
       FROM service_leistungen JOIN leistungen USING (leika_key)
       WHERE service_leistungen.service_id = services.id) AS leistungen
  FROM ${SUMMARY_TABLES}
  JOIN contract_templates AS templates ON templates.id = contracts.template_id
  LEFT JOIN interests ON interests.id = contracts.interest_id
  LEFT JOIN contract_texts AS texts ON texts.contract_id = contracts.id AND texts.version = contracts.version
    AND contracts.state NOT IN ('draft', 'in_alignment')
  WHERE ${IS_PARTY}`;

export const CONTRACT_SQL = `${CONTRACTS_SQL} AND contracts.id = $2`;

/** Those in which somebody has the ball, at most $2, the longest in their state first. */
export const CONTRACTS_WAITING_SQL = `${CONTRACTS_SQL}
  AND contracts.state IN ('draft', 'in_alignment', 'offered', 'signed')
  ORDER BY contracts.state_since, contracts.id LIMIT $2`;

/** A page of contracts, the newest first: those before the id $2, of the service $3, the Land $4, the kind $5, the state $6, at most $7. */
export const CONTRACT_LIST_SQL = `
  SELECT ${SUMMARY_COLUMNS}
  FROM ${SUMMARY_TABLES}
  WHERE ${IS_PARTY}
    AND ($2::uuid IS NULL OR contracts.id < $2)
    AND ($3::text IS NULL OR services.slug = $3)
    AND ($4::text IS NULL OR contracts.state_code = $4)
    AND ($5::text IS NULL OR contracts.kind = $5)
    AND ($6::text IS NULL OR contracts.state = $6)
  ORDER BY contracts.id DESC LIMIT $7`;

/** The organisation whose contracts the actor may know of; null for those who see all: the operator, and the system. */
export function partyScope(actor: Actor): string | null {
  if (actor.organisationKind === 'operator' || actor.organisationKind === 'system') return null;
  if (actor.organisationId === null) throw notFound();
  return actor.organisationId;
}

/**
 * Locks a contract for the rest of the transaction and reads it as it is then.
 * @throws DomainError `not-found` when there is none or the actor may not know of it
 */
export async function lockVisible(tx: EntityManager, actor: Actor, id: string): Promise<ContractRow> {
  // A statement of its own: what the next one reads is not older than the lock.
  await tx.query('SELECT 1 FROM contracts WHERE id = $1 FOR UPDATE', [id]);
  const [contract] = await tx.query<ContractRow[]>(CONTRACT_SQL, [partyScope(actor), id]);
  if (!contract) throw notFound();
  return contract;
}

/** What decides about the contract's next steps, seen from this actor and day. */
export function factsOf(contract: ContractRow, actor: Actor, today: Day): ContractFacts {
  return {
    ...contract,
    today,
    supplierParty: contract.supplierKind,
    isPreparedByActor: contract.draftedBy === actor.personId,
    isSignedByActor: contract.signatures.some(({ personId }) => personId === actor.personId),
  };
}

/** What every event about a contract tells; templates of mails may rely on each of these. */
export function eventData(contract: ContractRow): Readonly<Record<string, unknown>> {
  const { number: contractNumber, kind, serviceName, serviceSlug, stateName, customerName, supplierName } = contract;
  const { startsOn, endsOn, offerLapsesOn, version } = contract;
  return {
    contractNumber,
    kind,
    serviceName,
    serviceSlug,
    stateName,
    customerName,
    supplierName,
    startsOn,
    endsOn,
    offerLapsesOn,
    version,
  };
}
