import { type EntityManager } from 'typeorm';
import { v5 } from 'uuid';
import { type Actor, type OrganisationKind, type Role, ROLES_WITH_SECOND_FACTOR, SYSTEM } from '#libs/kernel/actor';
import { keyFor } from './keys.js';
import { hashPassword } from './password-hash.js';
import { sealSecret } from './second-factor-code.js';

/** Second factor of everybody in the demo world who needs one. */
export const DEMO_TOTP_SECRET = 'JBSWY3DPEHPK3PXP';

/** Ids follow from names, so that loading twice changes nothing. */
const DEMO_NAMESPACE = 'c2b7f0de-6a0e-4d55-8e0b-1c5a4f6f9b01';

interface DemoOrganisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly stateCode?: string;
  readonly domain: string;
  /** Name and roles of each person by the part of the address before the @. */
  readonly people: Readonly<Record<string, readonly [name: string, ...roles: Role[]]>>;
}

/** `freigabe@` is the second pair of eyes: for the catalogue, for contracts and for money. */
const ORGANISATIONS: readonly DemoOrganisation[] = [
  {
    name: 'Bremen, Betrieb EfA-Dienste',
    kind: 'operator',
    domain: 'bremen.example',
    people: {
      katalog: ['Katalogpflege Bremen', 'operator.catalogue'],
      redaktion: ['Redaktion Bremen', 'operator.catalogue'],
      vertrag: ['Vertragsmanagement Bremen', 'operator.contracts'],
      freigabe: ['Freigabe Bremen', 'operator.catalogue', 'operator.contracts', 'operator.finance'],
      finanzen: ['Finanzen Bremen', 'operator.finance'],
      rollout: ['Rollout-Team Bremen', 'operator.rollout'],
      revision: ['Revision Bremen', 'operator.auditor'],
      admin: ['Administration Bremen', 'operator.admin'],
    },
  },
  { name: 'FITKO', kind: 'hub', domain: 'fitko.example', people: { zeichnung: ['Zeichnung FITKO', 'hub.signatory'] } },
  {
    name: 'Stadt Wuppertal',
    kind: 'authority',
    domain: 'wuppertal.example',
    people: { leitung: ['Leitung Wuppertal', 'authority.lead'], technik: ['Technik Wuppertal', 'authority.technical'] },
  },
  {
    name: 'Rhein-Kreis Neuss',
    kind: 'authority',
    domain: 'rhein-kreis-neuss.example',
    people: { leitung: ['Leitung Rhein-Kreis Neuss', 'authority.lead'], technik: ['Technik Rhein-Kreis Neuss', 'authority.technical'] },
  },
  {
    name: 'IT-Dienstleister Muster',
    kind: 'provider',
    domain: 'it-dienstleister.example',
    people: { agent: ['Betreuung IT-Dienstleister', 'provider.agent'] },
  },
  {
    name: 'Fachverfahren-Hersteller Muster',
    kind: 'vendor',
    domain: 'hersteller.example',
    people: { agent: ['Betreuung Hersteller', 'vendor.agent'] },
  },
];

/** The demo world's organisations by name, and its people by address, ready to act. */
export interface DemoAccounts {
  readonly organisationIds: ReadonlyMap<string, string>;
  readonly actors: ReadonlyMap<string, Actor>;
}

/**
 * Loads organisations and people of the demo world; what is there already stays as it is. Names are plainly made up, addresses end in
 * .example, and everybody has the same password.
 */
export async function loadDemoAccounts(
  tx: EntityManager,
  { password, secret }: { password: string; secret: string },
): Promise<DemoAccounts> {
  const passwordHash = await hashPassword(password);
  const key = keyFor('second-factor', secret);
  const organisationIds = new Map<string, string>();
  const actors = new Map<string, Actor>();
  for (const { name, kind, domain, stateCode = null, people } of [...ORGANISATIONS, ...(await states(tx))]) {
    const organisationId = idOf(name);
    organisationIds.set(name, organisationId);
    await tx.query('INSERT INTO organisations (id, kind, name, state_code, mailbox) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
      organisationId,
      kind,
      name,
      stateCode,
      `postfach@${domain}`,
    ]);
    for (const [local, [personName, ...roles]] of Object.entries(people)) {
      const email = `${local}@${domain}`;
      const personId = idOf(email);
      const needsSecondFactor = roles.some((role) => ROLES_WITH_SECOND_FACTOR.includes(role));
      await tx.query(
        `INSERT INTO people (id, name, email, password_hash, totp_secret, totp_confirmed_at)
         VALUES ($1, $2, $3, $4, $5, CASE WHEN $5::text IS NULL THEN NULL ELSE now() END) ON CONFLICT DO NOTHING`,
        [personId, personName, email, passwordHash, needsSecondFactor ? sealSecret(DEMO_TOTP_SECRET, personId, key) : null],
      );
      await tx.query('INSERT INTO memberships (id, person_id, organisation_id, roles) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
        idOf(`${email} ${name}`),
        personId,
        organisationId,
        roles,
      ]);
      actors.set(email, {
        ...SYSTEM,
        personId,
        personName,
        organisationId,
        organisationName: name,
        organisationKind: kind,
        stateCode,
        roles,
      });
    }
  }
  return { organisationIds, actors };
}

/** Every Land takes part with the same four people. */
async function states(tx: EntityManager): Promise<DemoOrganisation[]> {
  const rows: { code: string; short: string; name: string }[] = await tx.query('SELECT code, short, name FROM states ORDER BY code');
  return rows.map(({ code, short, name }) => ({
    name: `Land ${name}`,
    kind: 'state',
    stateCode: code,
    domain: `${short.toLowerCase()}.example`,
    people: {
      koordination: [`Koordination ${short}`, 'state.coordinator'],
      zeichnung: [`Zeichnung ${short}`, 'state.signatory'],
      finanzen: [`Finanzen ${short}`, 'state.finance'],
      lesen: [`Lesen ${short}`, 'state.reader'],
    },
  }));
}

function idOf(name: string): string {
  return v5(name, DEMO_NAMESPACE);
}
