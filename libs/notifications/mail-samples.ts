import { type Missing } from '#libs/kernel/domain-error';
import { type Language } from '#libs/platform/i18n/i18n';
import { type WrittenMail, writeMail } from './mail-templates.js';

type Values = Readonly<Record<string, unknown>>;

/** A mail as somebody would get it, with invented values; for people who look after the texts. */
export function previewMail(template: string, language: Language): WrittenMail {
  return writeMail(template, language, sampleOf(template));
}

/**
 * Invented values for a template.
 * @throws Error when there is no sample
 */
export function sampleOf(template: string): Values {
  const sample = MAIL_SAMPLES[template];
  if (!sample) throw new Error(`There is no sample for the mail template "${template}".`);
  return { personName: 'Anna Beispiel', link: 'https://kontor.example/beispiel', about: null, reason: null, ...sample };
}

const service = { serviceName: 'Unterhaltsvorschuss Online', serviceSlug: 'unterhaltsvorschuss-online' };
const interest = { ...service, stateName: 'Nordrhein-Westfalen', conditions: null };
const contract = {
  ...service,
  contractNumber: '2026-017',
  kind: 'co_use',
  stateName: 'Nordrhein-Westfalen',
  customerName: 'Land Nordrhein-Westfalen',
  supplierName: 'FITKO',
  startsOn: '2027-01-01',
  endsOn: null,
  offerLapsesOn: '2026-12-21',
  version: 1,
};
const signature = { signerName: 'Kim Muster', signerFunction: 'Referatsleitung', contentSha256: 'a'.repeat(64) };
const connection = {
  ...service,
  authorityName: 'Stadt Wuppertal',
  stateName: 'Nordrhein-Westfalen',
  contractNumber: '2026-017',
  state: 'testing',
  waitingOn: 'authority',
};
const step = { ...connection, stage: 'interim', cutoverOn: '2027-03-01', side: 'authority' };
const test = { ...connection, environment: 'test', stage: 'interim', findings: 'Anlagen fehlten in der PDF-Datei.', withdrawnApprovals: 0 };
const missing: readonly Missing[] = [
  { code: 'active_contract', ownerParty: 'state', params: { service: service.serviceName, state: connection.stateName } },
];

/** What each template is given: the data of the event it tells of, or of the mail that a use case queues itself. */
export const MAIL_SAMPLES: Readonly<Record<string, Values>> = {
  invitation: { organisationName: 'Stadt Wuppertal', validUntil: '2026-11-28T12:00:00Z' },
  membership: { organisationName: 'Stadt Wuppertal' },
  password_reset: { validUntil: '2026-11-21T13:00:00Z' },
  feedback: {
    message: 'Mit der Tastatur komme ich nicht an die Schaltfläche.',
    page: 'Stand der Anbindung',
    email: 'leser@example.org',
    answerBy: '2026-12-05',
  },

  service_submitted: service,
  service_changes_requested: { ...service, reason: 'Die Beschreibung nennt die Anspruchsvoraussetzungen nicht.' },
  service_published: service,
  service_paused: { ...service, until: '2026-12-31', reason: 'Umzug des Rechenzentrums' },
  service_resumed: service,
  service_retired: { ...service, retiredOn: '2027-12-31', successorName: 'Familienleistungen Online', reason: 'Neue Rechtslage' },

  interest_submitted: interest,
  interest_alignment_started: interest,
  interest_confirmed: { ...interest, conditions: 'Anbindung der Kreise in zwei Wellen' },
  interest_declined: { ...interest, reason: 'Der Dienst wird zum Jahresende eingestellt.' },
  interest_withdrawn: { ...interest, reason: 'Das Land nutzt eine eigene Lösung.' },

  contract_drafted: contract,
  contract_alignment_started: contract,
  contract_offered: contract,
  contract_revised: { ...contract, reason: 'Der Beginn wird verschoben.' },
  contract_signed: { ...contract, ...signature },
  contract_concluded: { ...contract, ...signature },
  contract_activated: contract,
  contract_notice_given: { ...contract, endsOn: '2028-12-31', reason: 'Wechsel auf einen eigenen Dienst' },
  contract_notice_withdrawn: contract,
  contract_ended: { ...contract, endsOn: '2028-12-31' },
  contract_withdrawn: { ...contract, reason: 'Falsche Vertragsvorlage' },
  contract_rejected: { ...contract, reason: 'Die Haushaltsmittel fehlen.' },
  contract_expired: contract,

  connection_interest_kept: { ...connection, state: 'interest', waitingOn: 'state', missing },
  connection_request_possible: { ...connection, state: 'interest' },
  connection_requested: { ...step, state: 'requested', waitingOn: 'state' },
  connection_cleared: { ...step, state: 'cleared' },
  connection_declined: { ...step, state: 'declined', waitingOn: null, reason: 'Der Kreis übernimmt die Aufgabe.' },
  connection_started: step,
  connection_connecting_begun: step,
  connection_testing_begun: step,
  connection_test_planned: { ...connection, environment: 'test', stage: 'interim', plannedOn: '2027-02-10' },
  connection_test_passed: test,
  connection_test_failed: test,
  connection_task_changed: {
    ...connection,
    task: 'commission_vendor',
    taskState: 'waiting_for',
    waitingFor: 'vendor',
    stage: 'direct',
    withdrawnApprovals: 0,
    reason: 'Angebot liegt noch nicht vor.',
  },
  connection_submitted_for_approval: { ...step, state: 'approval' },
  connection_approved: { ...step, state: 'approval', waitingOn: 'operator' },
  connection_scheduled: { ...step, state: 'scheduled', waitingOn: 'operator' },
  connection_went_live: { ...step, state: 'live', waitingOn: null },
  connection_switched_to_direct: { ...step, state: 'live', stage: 'direct', waitingOn: null },
  connection_paused: { ...step, reason: 'Umstellung des Fachverfahrens' },
  connection_resumed: step,
  connection_cancelled: { ...step, state: 'cancelled', waitingOn: null, reason: 'Zusammenlegung mit dem Nachbarkreis' },
  connection_disconnected: { ...step, state: 'disconnected', waitingOn: null, reason: 'Neuer Dienst' },
  connection_ends_announced: { ...connection, state: 'live', waitingOn: null, endsOn: '2028-12-31' },
  connection_end_called_off: { ...connection, state: 'live', waitingOn: null, endsOn: null },
  connection_contract_ended: { ...connection, state: 'live', waitingOn: 'operator', endsOn: '2028-12-31' },
};
