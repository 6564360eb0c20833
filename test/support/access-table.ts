import { randomUUID } from 'node:crypto';
import { type Role } from '#libs/kernel/actor';
import { PASSWORD } from './people.js';
import { type Cast, type Member } from './cast.js';
import {
  batch,
  colleague,
  competenceRule,
  completeService,
  connectable,
  connection,
  contractDraft,
  contractOffer,
  draftService,
  interest,
  namedListFor,
  ownSession,
  pdfForm,
  requestedConnection,
  type Scene,
  service,
  serviceInReview,
  today,
} from './scenes.js';

/** One request that is right in itself, and who may make it. A route may have several. */
export interface Row {
  /** As the portal routes it: `GET /api/v1/services/:slug`. */
  readonly route: string;
  /** Everybody, whoever is signed in, or the holders of these roles. */
  readonly by: 'everybody' | 'signed in' | readonly Role[];
  /** Holders of the roles may from any organisation; else only from those that have to do with the object. */
  readonly anywhere?: true;
  /** Makes the object that the request is about. */
  readonly at?: (cast: Cast) => Promise<Scene> | Scene;
  /** The same, where everybody has their own. */
  readonly own?: (member: Member) => Promise<Scene>;
  /** What follows the path after a question mark. */
  readonly query?: string;
  /** The body, or the form's fields; a form with a file as `FormData`. */
  readonly send?: (asked: { readonly scene: Scene; readonly member: Member; readonly cast: Cast }) => object | Promise<object>;
  /** Ends the session it comes in. */
  readonly endsSession?: true;
}

const OPERATOR = [
  'operator.catalogue',
  'operator.contracts',
  'operator.finance',
  'operator.rollout',
  'operator.auditor',
  'operator.admin',
] as const satisfies readonly Role[];
const HUB = ['hub.signatory', 'hub.reader'] as const satisfies readonly Role[];
const LAND = ['state.coordinator', 'state.signatory', 'state.finance', 'state.reader'] as const satisfies readonly Role[];
const AUTHORITY = ['authority.lead', 'authority.technical', 'authority.signatory', 'authority.reader'] as const satisfies readonly Role[];
const AUTHORITY_SIDE = ['authority.lead', 'authority.technical', 'provider.agent'] as const satisfies readonly Role[];
const LEAD_OR_AGENT = ['authority.lead', 'provider.agent'] as const satisfies readonly Role[];
const TESTERS = [...AUTHORITY_SIDE, 'operator.rollout'] as const satisfies readonly Role[];
/** Those who may know of interests and contracts of a Land, of connections, of people of an authority. */
const SEE_TRADE = [...OPERATOR, ...HUB, ...LAND] as const;
const SEE_CONNECTION = [...OPERATOR, ...LAND, ...AUTHORITY, 'provider.agent'] as const satisfies readonly Role[];
const SEE_PEOPLE = ['operator.admin', 'operator.auditor', ...AUTHORITY] as const satisfies readonly Role[];
/** Those who may grant a role of their own organisation: at least the one they hold. */
const GRANT = [
  'operator.admin',
  'hub.signatory',
  'state.coordinator',
  'state.signatory',
  'authority.lead',
  'authority.signatory',
  'provider.agent',
  'vendor.agent',
] as const satisfies readonly Role[];

const nobody = (): string => `${randomUUID()}@nirgendwo.example`;
const newLeistung = (): object => ({
  leikaKey: `99${randomUUID().replace(/\D/g, '').padEnd(12, '7').slice(0, 12)}`,
  name: 'Leistung',
  source: 'LeiKa',
});
const nothing = (): object => ({});

export const ACCESS: readonly Row[] = [
  // What every process answers.
  { route: 'GET /health/live', by: 'everybody' },
  { route: 'GET /health/ready', by: 'everybody' },
  { route: 'GET /metrics', by: 'everybody' },
  { route: 'GET /assets/:fingerprint/*', by: 'everybody', at: () => ({ fingerprint: 'any', '*': 'kontor.css' }) },
  { route: 'GET /api/v1/openapi.json', by: 'everybody' },

  // The directory.
  { route: 'GET /api/v1/states', by: 'everybody' },
  { route: 'GET /api/v1/states/:code', by: 'everybody', at: () => ({ code: 'NW' }) },
  { route: 'GET /api/v1/regions', by: 'everybody', query: 'state=NW' },
  { route: 'GET /api/v1/regions/:ars', by: 'everybody', at: () => ({ ars: '05124' }) },
  { route: 'GET /api/v1/authorities', by: 'everybody', query: 'state=NW' },
  { route: 'GET /api/v1/authorities/:id', by: 'everybody', at: ({ authority: { id } }) => ({ id }) },
  {
    route: 'POST /api/v1/authorities',
    by: ['operator.rollout', 'operator.admin', 'state.coordinator'],
    send: () => ({ name: `Jugendamt ${randomUUID()}`, type: 'jugendamt', stateCode: 'NW', regions: ['05124'] }),
  },
  {
    route: 'PATCH /api/v1/authorities/:id',
    by: ['operator.rollout', 'operator.admin', 'state.coordinator', 'authority.lead'],
    at: ({ authority: { id } }) => ({ id }),
    send: () => ({ mailbox: 'jugendamt@beispiel.example' }),
  },
  { route: 'GET /api/v1/authority-types', by: 'everybody' },
  { route: 'GET /api/v1/competence', by: 'everybody', query: 'leistung=99107021017000&ars=05124' },
  { route: 'GET /api/v1/competence/gaps', by: 'everybody' },
  { route: 'GET /api/v1/competence-rules', by: 'everybody' },
  {
    route: 'POST /api/v1/competence-rules',
    by: ['operator.rollout', 'state.coordinator'],
    at: service,
    send: ({ cast, scene: { leikaKey = '' } }) => namedListFor(cast, { leikaKey }),
  },
  {
    route: 'POST /api/v1/competence-rules/:id/actions',
    by: ['operator.rollout', 'state.coordinator'],
    at: competenceRule,
    send: () => ({ action: 'end', on: today(), reason: 'Neu geregelt.' }),
  },
  { route: 'GET /api/v1/leistungen', by: 'everybody' },
  {
    route: 'POST /api/v1/leistungen',
    by: ['operator.catalogue'],
    send: newLeistung,
  },

  // The catalogue.
  { route: 'GET /api/v1/topic-areas', by: 'everybody' },
  { route: 'GET /api/v1/services', by: 'everybody' },
  { route: 'GET /api/v1/services/:slug', by: 'everybody', at: service },
  { route: 'GET /api/v1/services/:slug', by: OPERATOR, at: draftService },
  { route: 'POST /api/v1/services', by: ['operator.catalogue'], send: completeService },
  { route: 'PATCH /api/v1/services/:slug', by: ['operator.catalogue'], at: draftService, send: () => ({ summary: 'Neu.' }) },
  { route: 'POST /api/v1/services/:slug/actions', by: ['operator.catalogue'], at: draftService, send: () => ({ action: 'submit' }) },
  {
    route: 'POST /api/v1/services/:slug/actions',
    by: ['operator.catalogue'],
    at: service,
    send: () => ({ action: 'pause', reason: 'Umbau.' }),
  },

  // Interests and contracts.
  { route: 'GET /api/v1/interests', by: 'signed in' },
  { route: 'GET /api/v1/interests/:id', by: SEE_TRADE, at: interest },
  {
    route: 'POST /api/v1/interests',
    by: ['state.coordinator'],
    anywhere: true,
    at: service,
    send: ({ scene }) => ({ serviceId: scene.id }),
  },
  { route: 'POST /api/v1/interests/:id/actions', by: ['operator.contracts'], at: interest, send: () => ({ action: 'start_alignment' }) },
  { route: 'POST /api/v1/interests/:id/actions', by: ['state.coordinator'], at: interest, send: () => ({ action: 'withdraw' }) },
  { route: 'GET /api/v1/contracts', by: 'signed in' },
  {
    route: 'POST /api/v1/contracts',
    by: ['operator.contracts'],
    at: service,
    send: ({ scene }) => ({ kind: 'provision', channel: 'fit_store', serviceId: scene.id, startsOn: today() }),
  },
  { route: 'GET /api/v1/contracts/:id', by: SEE_TRADE, at: contractDraft },
  { route: 'PATCH /api/v1/contracts/:id', by: ['operator.contracts'], at: contractDraft, send: () => ({ specialTerms: 'Keine.' }) },
  {
    route: 'POST /api/v1/contracts/:id/actions',
    by: ['operator.contracts'],
    at: contractDraft,
    send: () => ({ action: 'start_alignment' }),
  },
  {
    route: 'POST /api/v1/contracts/:id/actions',
    by: ['state.signatory'],
    at: contractOffer,
    send: signature,
  },
  { route: 'GET /api/v1/contracts/:id/document', by: SEE_TRADE, at: contractDraft },
  { route: 'GET /api/v1/contracts/:id/annexes', by: SEE_TRADE, at: contractDraft },
  {
    route: 'POST /api/v1/contracts/:id/annexes',
    by: ['operator.contracts'],
    at: contractDraft,
    send: () => pdfForm({ kind: 'price_sheet', title: 'Preise' }),
  },
  { route: 'GET /api/v1/contracts/:id/annexes/:annexId', by: SEE_TRADE, at: contractDraft },
  { route: 'DELETE /api/v1/contracts/:id/annexes/:annexId', by: ['operator.contracts'], at: contractDraft },

  // Connections.
  { route: 'GET /api/v1/connections', by: 'signed in' },
  { route: 'POST /api/v1/connections', by: LEAD_OR_AGENT, at: connectable, send: ({ scene }) => scene },
  { route: 'GET /api/v1/connections/:id', by: SEE_CONNECTION, at: connection },
  { route: 'POST /api/v1/connections/:id/actions', by: ['state.coordinator'], at: requestedConnection, send: () => ({ action: 'clear' }) },
  { route: 'POST /api/v1/connections/:id/actions', by: AUTHORITY_SIDE, at: connection, send: () => ({ action: 'begin_connecting' }) },
  { route: 'POST /api/v1/connections/:id/actions', by: TESTERS, at: connection, send: () => ({ action: 'pause', reason: 'Umzug.' }) },
  {
    route: 'PATCH /api/v1/connections/:id/tasks/:key',
    by: AUTHORITY_SIDE,
    at: async (cast) => ({ ...(await connection(cast)), key: 'name_contacts' }),
    send: () => ({ state: 'done' }),
  },
  {
    route: 'PUT /api/v1/connections/:id/parameters/:environment',
    by: AUTHORITY_SIDE,
    at: async (cast) => ({ ...(await connection(cast)), environment: 'test' }),
    send: () => ({ transport: 'file_drop', mailbox: 'jugendamt@beispiel.example' }),
  },
  { route: 'GET /api/v1/connections/:id/test-runs', by: SEE_CONNECTION, at: connection },
  { route: 'POST /api/v1/connections/:id/test-runs', by: TESTERS, at: connection, send: () => ({ environment: 'test' }) },
  {
    route: 'POST /api/v1/connections/:id/test-runs/:testRunId/actions',
    by: TESTERS,
    at: connection,
    send: () => ({ action: 'pass', findings: 'Alles da.' }),
  },
  { route: 'POST /api/v1/connections/:id/test-runs/:testRunId/evidence', by: TESTERS, at: connection, send: () => pdfForm() },
  {
    route: 'GET /api/v1/connections/:id/test-runs/:testRunId/evidence',
    by: SEE_CONNECTION,
    at: async (cast) => proven(await connection(cast)),
  },
  { route: 'GET /api/v1/connections/:id/timeline', by: SEE_CONNECTION, at: connection },
  {
    route: 'POST /api/v1/connection-batches',
    by: LEAD_OR_AGENT,
    anywhere: true,
    at: connectable,
    send: ({ scene: { serviceId, authorityId } }) => ({ serviceId, action: 'request', authorityIds: [authorityId], dryRun: true }),
  },
  {
    route: 'POST /api/v1/connection-batches',
    by: ['state.coordinator'],
    anywhere: true,
    at: connectable,
    send: ({ scene: { serviceId } }) => ({ serviceId, action: 'clear', filter: { stateCode: 'NW' } }),
  },
  { route: 'GET /api/v1/connection-batches/:id', by: LAND, at: batch },
  { route: 'POST /api/v1/connection-batches/:id/commit', by: ['state.coordinator'], at: batch, send: nothing },
  { route: 'GET /api/v1/connection-questionnaires', by: 'signed in', query: `service=unterhaltsvorschuss-online&cutoverOn=${today()}` },

  // Status and log.
  { route: 'GET /api/v1/status', by: 'everybody' },
  { route: 'GET /api/v1/status/services/:slug', by: 'everybody', at: service },
  { route: 'GET /api/v1/status/states/:code', by: 'everybody', at: () => ({ code: '05' }) },
  { route: 'GET /api/v1/status/connections.csv', by: 'everybody' },
  { route: 'GET /api/v1/events', by: 'signed in' },

  // People and accounts.
  { route: 'GET /api/v1/organisations', by: 'signed in' },
  {
    route: 'POST /api/v1/organisations',
    by: ['operator.admin'],
    send: () => ({ name: `Hersteller ${randomUUID()}`, kind: 'vendor' }),
  },
  { route: 'GET /api/v1/people', by: 'signed in' },
  {
    route: 'POST /api/v1/people/invitations',
    by: ['operator.admin', 'authority.lead'],
    send: ({ cast: { authority } }) => ({
      name: 'Neu Da',
      email: nobody(),
      roles: ['authority.reader'],
      organisationId: authority.organisation.id,
    }),
  },
  { route: 'GET /api/v1/people/:id', by: SEE_PEOPLE, at: colleague },
  {
    route: 'POST /api/v1/people/:id/actions',
    by: ['operator.admin', 'authority.lead'],
    at: colleague,
    send: ({ scene: { organisationId } }) => ({ action: 'change_roles', roles: ['authority.technical'], organisationId }),
  },
  { route: 'POST /api/v1/people/:id/actions', by: ['operator.admin'], at: colleague, send: () => ({ action: 'disable' }) },
  { route: 'GET /api/v1/me', by: 'signed in' },
  { route: 'PATCH /api/v1/me', by: 'signed in', send: () => ({ language: 'de' }) },
  { route: 'POST /api/v1/me/password', by: 'signed in', send: () => ({ currentPassword: PASSWORD, password: 'kurz' }) },
  { route: 'POST /api/v1/me/second-factor', by: 'signed in', send: nothing },
  { route: 'POST /api/v1/me/second-factor/confirm', by: 'signed in', send: nothing },
  { route: 'GET /api/v1/me/sessions', by: 'signed in' },
  { route: 'DELETE /api/v1/me/sessions/:id', by: 'signed in', own: ownSession },
  { route: 'DELETE /api/v1/sessions/current', by: 'signed in', endsSession: true },
  {
    route: 'POST /api/v1/sessions/current/organisation',
    by: 'signed in',
    send: ({ member: { person } }) => ({ organisationId: person.organisation.id }),
  },
  { route: 'POST /api/v1/sessions', by: 'everybody', send: nothing },
  { route: 'POST /api/v1/sessions/refresh', by: 'everybody', send: nothing },
  { route: 'POST /api/v1/invitations/accept', by: 'everybody', send: nothing },
  { route: 'POST /api/v1/password-resets', by: 'everybody', send: () => ({ email: nobody() }) },
  { route: 'POST /api/v1/password-resets/complete', by: 'everybody', send: nothing },

  // Pages for everybody.
  { route: 'GET /', by: 'everybody' },
  { route: 'GET /help', by: 'everybody' },
  { route: 'GET /accessibility', by: 'everybody' },
  { route: 'GET /privacy', by: 'everybody' },
  { route: 'GET /imprint', by: 'everybody' },
  { route: 'GET /open-data', by: 'everybody' },
  { route: 'GET /feedback', by: 'everybody' },
  { route: 'POST /feedback', by: 'everybody', send: nothing },
  { route: 'GET /api/docs', by: 'everybody' },
  { route: 'POST /language', by: 'everybody', send: () => ({ language: 'en', back: '/help' }) },
  { route: 'GET /services', by: 'everybody' },
  { route: 'GET /services/:slug', by: 'everybody', at: service },
  { route: 'GET /services/:slug', by: OPERATOR, at: draftService },
  { route: 'GET /status', by: 'everybody' },
  { route: 'GET /status/services/:slug', by: 'everybody', at: service },
  { route: 'GET /status/states/:code', by: 'everybody', at: () => ({ code: 'NW' }) },
  { route: 'GET /states/:code', by: 'everybody', at: () => ({ code: 'NW' }) },
  { route: 'GET /sign-in', by: 'everybody' },
  { route: 'POST /sign-in', by: 'everybody', send: nothing },
  { route: 'GET /sign-in/code', by: 'everybody' },
  { route: 'POST /sign-in/code', by: 'everybody', send: nothing },
  { route: 'GET /forgotten-password', by: 'everybody' },
  { route: 'POST /forgotten-password', by: 'everybody', send: () => ({ email: nobody() }) },
  { route: 'GET /reset-password', by: 'everybody' },
  { route: 'POST /reset-password', by: 'everybody', send: nothing },
  { route: 'GET /accept-invitation', by: 'everybody' },
  { route: 'POST /accept-invitation', by: 'everybody', send: nothing },

  // Pages of one's account.
  { route: 'POST /sign-out', by: 'signed in', endsSession: true, send: nothing },
  { route: 'GET /profile', by: 'signed in' },
  { route: 'POST /profile', by: 'signed in', send: nothing },
  { route: 'POST /profile/organisation', by: 'signed in', send: ({ member: { person } }) => ({ organisationId: person.organisation.id }) },
  { route: 'POST /profile/sessions/:id/end', by: 'signed in', own: ownSession, send: nothing },
  { route: 'GET /profile/password', by: 'signed in' },
  { route: 'POST /profile/password', by: 'signed in', send: nothing },
  { route: 'GET /profile/second-factor', by: 'signed in' },
  { route: 'POST /profile/second-factor', by: 'signed in', send: nothing },
  { route: 'GET /profile/second-factor/code', by: 'signed in' },
  { route: 'POST /profile/second-factor/code', by: 'signed in', send: nothing },

  // Pages of people and organisations.
  { route: 'GET /people', by: 'signed in' },
  { route: 'GET /people/invite', by: GRANT, anywhere: true },
  {
    route: 'POST /people/invite',
    by: GRANT,
    anywhere: true,
    send: ({ member }) => ({ name: 'Neu Da', email: nobody(), roles: member.role, language: 'de' }),
  },
  { route: 'GET /people/:id', by: SEE_PEOPLE, at: colleague },
  {
    route: 'POST /people/:id',
    by: ['operator.admin', 'authority.lead'],
    at: colleague,
    send: ({ scene: { organisationId } }) => ({ action: 'change_roles', roles: 'authority.technical', organisationId }),
  },
  { route: 'GET /organisations', by: 'signed in' },
  { route: 'GET /organisations/new', by: ['operator.admin'] },
  { route: 'POST /organisations/new', by: ['operator.admin'], send: () => ({ name: `Hersteller ${randomUUID()}`, kind: 'vendor' }) },

  // Pages of the desk, the log and the mails.
  { route: 'GET /desk', by: 'signed in' },
  { route: 'GET /events', by: 'signed in' },
  { route: 'GET /mail-previews', by: ['operator.admin'] },
  { route: 'GET /mail-previews/:template', by: ['operator.admin'], at: () => ({ template: 'invitation' }) },
  { route: 'GET /mail-previews/:template.html', by: ['operator.admin'], at: () => ({ template: 'invitation' }) },

  // Pages of the catalogue as it is kept.
  { route: 'GET /catalogue', by: OPERATOR },
  { route: 'GET /catalogue/new', by: ['operator.catalogue'] },
  {
    route: 'POST /catalogue/new',
    by: ['operator.catalogue'],
    send: () => ({ name: `Dienst ${randomUUID()}`, topic: 'familie_kind', leadStateCode: 'HB' }),
  },
  { route: 'GET /catalogue/leistungen/new', by: ['operator.catalogue'] },
  { route: 'POST /catalogue/leistungen/new', by: ['operator.catalogue'], send: newLeistung },
  { route: 'GET /catalogue/:slug', by: OPERATOR, at: draftService },
  { route: 'POST /catalogue/:slug', by: ['operator.catalogue'], at: draftService, send: () => ({ action: 'submit' }) },
  { route: 'GET /catalogue/:slug/edit/:topic', by: ['operator.catalogue'], at: topicOfDraft },
  {
    route: 'POST /catalogue/:slug/edit/:topic',
    by: ['operator.catalogue'],
    at: topicOfDraft,
    send: () => ({ rowVersion: 1, contactEmail: 'neu@bremen.example' }),
  },
  { route: 'GET /catalogue/:slug/request-changes', by: ['operator.catalogue'], at: serviceInReview },
  {
    route: 'POST /catalogue/:slug/request-changes',
    by: ['operator.catalogue'],
    at: serviceInReview,
    send: () => ({ summary: 'Für wen?' }),
  },
  { route: 'GET /catalogue/:slug/:step', by: ['operator.catalogue'], at: async () => ({ ...(await service()), step: 'pause' }) },
  {
    route: 'POST /catalogue/:slug/:step',
    by: ['operator.catalogue'],
    at: async () => ({ ...(await service()), step: 'pause' }),
    send: () => ({ action: 'pause', reason: 'Umbau.' }),
  },

  // Pages of interests and contracts.
  { route: 'GET /interests', by: 'signed in' },
  { route: 'GET /interests/new', by: ['state.coordinator'], anywhere: true },
  { route: 'POST /interests/new', by: ['state.coordinator'], anywhere: true, at: service, send: ({ scene }) => ({ serviceId: scene.id }) },
  { route: 'GET /interests/:id', by: SEE_TRADE, at: interest },
  { route: 'POST /interests/:id', by: ['operator.contracts'], at: interest, send: () => ({ action: 'start_alignment' }) },
  { route: 'GET /interests/:id/:step', by: SEE_TRADE, at: async (cast) => ({ ...(await interest(cast)), step: 'decline' }) },
  {
    route: 'POST /interests/:id/:step',
    by: ['operator.contracts'],
    at: async (cast) => ({ ...(await interest(cast)), step: 'decline' }),
    send: () => ({ action: 'decline', reason: 'Noch nicht.' }),
  },
  { route: 'GET /contracts', by: 'signed in' },
  { route: 'GET /contracts/new', by: ['operator.contracts'] },
  {
    route: 'POST /contracts/new',
    by: ['operator.contracts'],
    at: service,
    send: ({ scene }) => ({ kind: 'provision', channel: 'fit_store', serviceId: scene.id, startsOn: today() }),
  },
  { route: 'GET /contracts/:id', by: SEE_TRADE, at: contractDraft },
  { route: 'POST /contracts/:id', by: ['operator.contracts'], at: contractDraft, send: () => ({ action: 'start_alignment' }) },
  { route: 'GET /contracts/:id/document', by: SEE_TRADE, at: contractDraft },
  { route: 'GET /contracts/:id/edit', by: ['operator.contracts'], at: contractDraft },
  {
    route: 'POST /contracts/:id/edit',
    by: ['operator.contracts'],
    at: contractDraft,
    send: ({ scene: { rowVersion } }) => ({ startsOn: today(), specialTerms: 'Keine.', rowVersion }),
  },
  { route: 'GET /contracts/:id/annexes', by: SEE_TRADE, at: contractDraft },
  {
    route: 'POST /contracts/:id/annexes',
    by: ['operator.contracts'],
    at: contractDraft,
    send: () => pdfForm({ kind: 'price_sheet', title: 'Preise' }),
  },
  { route: 'GET /contracts/:id/annexes/:annexId', by: SEE_TRADE, at: contractDraft },
  { route: 'POST /contracts/:id/annexes/:annexId', by: ['operator.contracts'], at: contractDraft, send: nothing },
  { route: 'GET /contracts/:id/sign', by: SEE_TRADE, at: contractOffer },
  { route: 'POST /contracts/:id/sign', by: ['state.signatory'], at: contractOffer, send: signature },
  { route: 'GET /contracts/:id/countersign', by: SEE_TRADE, at: contractOffer },
  { route: 'POST /contracts/:id/countersign', by: ['state.signatory'], at: contractOffer, send: signature },
  { route: 'GET /contracts/:id/:step', by: SEE_TRADE, at: async (cast) => ({ ...(await contractOffer(cast)), step: 'reject' }) },
  {
    route: 'POST /contracts/:id/:step',
    by: ['state.signatory'],
    at: async (cast) => ({ ...(await contractOffer(cast)), step: 'reject' }),
    send: () => ({ action: 'reject', reason: 'Zu teuer.' }),
  },

  // Pages of connections.
  { route: 'GET /connections', by: 'signed in' },
  { route: 'GET /connections/new', by: LEAD_OR_AGENT, anywhere: true },
  { route: 'POST /connections/new', by: LEAD_OR_AGENT, at: connectable, send: ({ scene }) => scene },
  { route: 'GET /connections/:id', by: SEE_CONNECTION, at: connection },
  { route: 'POST /connections/:id', by: AUTHORITY_SIDE, at: connection, send: () => ({ action: 'begin_connecting' }) },
  { route: 'GET /connections/:id/requested', by: SEE_CONNECTION, at: requestedConnection },
  { route: 'GET /connections/:id/timeline', by: SEE_CONNECTION, at: connection },
  {
    route: 'GET /connections/:id/:step',
    // A step that is not the reader's is answered as one that is not possible now.
    by: SEE_CONNECTION,
    at: async (cast) => ({ ...(await connection(cast)), step: 'cancel' }),
  },
  {
    route: 'POST /connections/:id/:step',
    by: [...LEAD_OR_AGENT, 'operator.rollout'],
    at: async (cast) => ({ ...(await connection(cast)), step: 'cancel' }),
    send: () => ({ action: 'cancel', reason: 'Später.' }),
  },
  { route: 'GET /connections/:id/tasks', by: SEE_CONNECTION, at: connection },
  {
    route: 'GET /connections/:id/tasks/:key',
    by: SEE_CONNECTION,
    at: async (cast) => ({ ...(await connection(cast)), key: 'name_contacts' }),
  },
  {
    route: 'POST /connections/:id/tasks/:key',
    by: AUTHORITY_SIDE,
    at: async (cast) => ({ ...(await connection(cast)), key: 'name_contacts' }),
    send: () => ({ state: 'done' }),
  },
  { route: 'GET /connections/:id/parameters', by: SEE_CONNECTION, at: connection },
  {
    route: 'GET /connections/:id/parameters/:environment',
    by: SEE_CONNECTION,
    at: async (cast) => ({ ...(await connection(cast)), environment: 'test' }),
  },
  {
    route: 'POST /connections/:id/parameters/:environment',
    by: AUTHORITY_SIDE,
    at: async (cast) => ({ ...(await connection(cast)), environment: 'test' }),
    send: ({ scene: { rowVersion } }) => ({ transport: 'file_drop', mailbox: 'jugendamt@beispiel.example', rowVersion }),
  },
  { route: 'GET /connections/:id/test-runs', by: SEE_CONNECTION, at: connection },
  { route: 'POST /connections/:id/test-runs', by: TESTERS, at: connection, send: () => ({ environment: 'test' }) },
  { route: 'GET /connections/:id/test-runs/:testRunId', by: SEE_CONNECTION, at: connection },
  {
    route: 'POST /connections/:id/test-runs/:testRunId',
    by: TESTERS,
    at: connection,
    send: () => ({ action: 'pass', findings: 'Alles da.' }),
  },
  {
    route: 'GET /connections/:id/test-runs/:testRunId/evidence',
    by: SEE_CONNECTION,
    at: async (cast) => proven(await connection(cast)),
  },
];

function proven({ proven: testRunId = '', ...scene }: Scene): Scene {
  return { ...scene, testRunId };
}

async function topicOfDraft(cast: Cast): Promise<Scene> {
  return { ...(await draftService(cast)), topic: 'support' };
}

async function signature({ scene: { contentSha256 }, member: { person } }: { scene: Scene; member: Member }): Promise<object> {
  const totp = person.totpSecret ? await person.code() : '000000';
  return { action: 'sign', signerFunction: 'Referatsleitung', authority: 'Vollmacht', contentSha256, totp };
}
