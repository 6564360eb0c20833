import { type EntityManager } from 'typeorm';
import { type Actor, SYSTEM } from '#libs/kernel/actor';
import { idOf } from '#libs/platform/database/id';
import { eventData, lockVisible } from './contract-row.js';
import { ContractSignatureEntity, type Side } from './contract-signature.entity.js';
import { ContractTemplateEntity } from './contract-template.entity.js';
import { contentSha256, offerEnd, textOfNextOffer } from './contract-text.js';
import { ContractTextEntity } from './contract-text.entity.js';
import { ContractEntity } from './contract.entity.js';

const MAINTENANCE_ADVANCE = '99107021017000';

/** Older than every id made at run time, so that it stands last in lists that show the newest first. */
const CONTRACT_ID = '0193f0a8-7400-7000-8000-000000000001';

const DRAFTED_BY = 'vertrag@bremen.example';
const RELEASED_BY = 'freigabe@bremen.example';
const SIGNED_BY = 'zeichnung@fitko.example';
const OFFERED_AT = new Date('2025-11-10T09:15:00Z');
const SIGNED_AT = new Date('2025-11-17T13:40:00Z');
const CONCLUDED_AT = new Date('2025-11-20T10:05:00Z');
const ACTIVATED_AT = new Date('2026-01-01T00:00:00+01:00');

/**
 * The contract of the demo world: the provision of Unterhaltsvorschuss Online to the FIT-Store, in force, with its text, signatures
 * and log. Loaded after accounts and catalogue; what is there already stays as it is.
 * @param people of the demo world by e-mail address
 */
export async function loadDemoContracts(tx: EntityManager, people: ReadonlyMap<string, Actor>): Promise<void> {
  const [service] = await tx.query<{ id: string }[]>('SELECT service_id AS id FROM service_leistungen WHERE leika_key = $1 LIMIT 1', [
    MAINTENANCE_ADVANCE,
  ]);
  if (!service || (await tx.existsBy(ContractEntity, { id: CONTRACT_ID }))) return;
  const drafter = person(people, DRAFTED_BY);
  const releaser = person(people, RELEASED_BY);
  const signer = person(people, SIGNED_BY);
  await tx.query("INSERT INTO contract_numbers (kind, year, last_number) VALUES ('provision', 2025, 1)");
  const template = await tx.findOneOrFail(ContractTemplateEntity, { where: { kind: 'provision', channel: 'fit_store' } });
  await tx.insert(ContractEntity, {
    id: CONTRACT_ID,
    number: 'BV-2025-001',
    kind: 'provision',
    channel: 'fit_store',
    serviceId: service.id,
    stateCode: null,
    customerOrganisationId: signer.organisationId,
    supplierOrganisationId: drafter.organisationId,
    templateId: template.id,
    state: 'draft',
    stateSince: new Date('2025-11-03T08:30:00Z'),
    version: 0,
    startsOn: '2026-01-01',
    specialTerms: '',
    draftedBy: drafter.personId,
    rowVersion: 1,
    createdAt: new Date('2025-11-03T08:30:00Z'),
  });
  const draft = await lockVisible(tx, SYSTEM, CONTRACT_ID);
  const offeredOn = '2025-11-10';
  const body = textOfNextOffer(draft, offeredOn);
  const sha256 = contentSha256(body);
  await tx.insert(ContractTextEntity, { contractId: CONTRACT_ID, version: 1, body, sha256, frozenAt: OFFERED_AT });
  await tx.insert(ContractSignatureEntity, [
    signature('customer', signer, 'Leitung Verträge', 'Vertretungsregelung der FITKO', sha256, SIGNED_AT),
    signature('supplier', releaser, 'Leitung Vertragsmanagement', 'Geschäftsordnung des Betriebs', sha256, CONCLUDED_AT),
  ]);
  const offer = { version: 1, offerLapsesOn: offerEnd(draft, offeredOn), contentSha256: sha256 };
  await tx.update(ContractEntity, CONTRACT_ID, {
    state: 'active',
    stateSince: ACTIVATED_AT,
    version: 1,
    offerLapsesOn: offer.offerLapsesOn,
    releasedBy: releaser.personId,
    rowVersion: 7,
  });
  const data = { ...eventData(draft), ...offer };
  await log(tx, 'contract.drafted', drafter, draft.stateSince, service.id, eventData(draft));
  await log(tx, 'contract.alignment_started', drafter, new Date('2025-11-05T10:00:00Z'), service.id, eventData(draft));
  await log(tx, 'contract.offered', releaser, OFFERED_AT, service.id, data);
  await log(tx, 'contract.signed', signer, SIGNED_AT, service.id, { ...data, signerName: signer.personName });
  await log(tx, 'contract.concluded', releaser, CONCLUDED_AT, service.id, { ...data, signerName: releaser.personName });
  await log(tx, 'contract.activated', SYSTEM, ACTIVATED_AT, service.id, data);
}

type Person = Actor & { readonly personId: string; readonly organisationId: string };

function person(people: ReadonlyMap<string, Actor>, email: string): Person {
  const found = people.get(email);
  if (!found?.personId || !found.organisationId) throw new Error(`The demo world has nobody at ${email}.`);
  return found as Person;
}

function signature(
  side: Side,
  { personId, personName, organisationId }: Person,
  signerFunction: string,
  authority: string,
  sha256: string,
  signedAt: Date,
): ContractSignatureEntity {
  return {
    id: idOf(`signature:${side}:${CONTRACT_ID}`),
    contractId: CONTRACT_ID,
    version: 1,
    side,
    personId,
    organisationId,
    signerName: personName,
    signerFunction,
    authority,
    method: 'portal_second_factor',
    contentSha256: sha256,
    signedAt,
  };
}

/** Into the log with its own date, and without telling anybody. */
async function log(tx: EntityManager, name: string, actor: Actor, occurredAt: Date, serviceId: string, data: object): Promise<void> {
  await tx.query(
    `INSERT INTO events (occurred_at, name, subject_type, subject_id, person_id, person_name, organisation_id, organisation_name, data, service_id)
     VALUES ($1, $2, 'contract', $3, $4, $5, $6, $7, $8, $9)`,
    [
      occurredAt,
      name,
      CONTRACT_ID,
      actor.personId,
      actor.personName,
      actor.organisationId,
      actor.organisationName,
      JSON.stringify(data),
      serviceId,
    ],
  );
}
