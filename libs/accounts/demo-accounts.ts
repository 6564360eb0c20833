import { type EntityManager } from 'typeorm';
import { v5 } from 'uuid';
import { type Actor, type OrganisationKind, type Role, ROLES_WITH_SECOND_FACTOR, SYSTEM } from '#libs/kernel/actor';
import { keyFor } from './keys.js';
import { hashPassword, isPassword } from './password-hash.js';
import { sealSecret } from './second-factor-code.js';

/** Second factor of everybody in the demo world who needs one. */
export const DEMO_TOTP_SECRET = 'JBSWY3DPEHPK3PXP';

/** Ids follow from names, so that loading twice changes nothing. */
const DEMO_NAMESPACE = 'c2b7f0de-6a0e-4d55-8e0b-1c5a4f6f9b01';

/** An organisation of the demo world with its people. */
export interface DemoOrganisation {
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

/** The demo world's people by address, ready to act. */
export type DemoActors = ReadonlyMap<string, Actor>;

/**
 * Loads organisations and people of the demo world; what is there already stays as it is, except that everybody has the password given.
 * Names are plainly made up, and addresses end in .example.
 * @param more organisations beyond those that the demo world always has
 */
export async function loadDemoAccounts(
  tx: EntityManager,
  { password, secret }: { password: string; secret: string },
  more: readonly DemoOrganisation[] = [],
): Promise<DemoActors> {
  const organisations = [...ORGANISATIONS, ...(await states(tx)), ...more];
  const passwordHash = await refreshPasswords(tx, password, organisations);
  const key = keyFor('second-factor', secret);
  const actors = new Map<string, Actor>();
  for (const { name, kind, domain, stateCode = null, people } of organisations) {
    const organisationId = idOf(name);
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
  return actors;
}

/**
 * Gives the password to everybody of the demo world who has another.
 * @returns the hash that they all have; a password that still fits keeps its own, so that there are few to compare with
 */
async function refreshPasswords(tx: EntityManager, password: string, organisations: readonly DemoOrganisation[]): Promise<string> {
  const ids = organisations.flatMap(({ domain, people }) => Object.keys(people).map((local) => idOf(`${local}@${domain}`)));
  const kept = await tx.query<{ hash: string }[]>(
    'SELECT password_hash AS hash FROM people WHERE id = ANY ($1) AND password_hash IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC',
    [ids],
  );
  const fits = await Promise.all(kept.map(({ hash }) => isPassword(password, hash)));
  const fitting = kept.find((_, index) => fits[index])?.hash ?? (await hashPassword(password));
  const outdated = kept.filter((_, index) => !fits[index]).map(({ hash }) => hash);
  // By hash, so that it reaches those who came to the demo world later as well.
  if (outdated.length > 0) await tx.query('UPDATE people SET password_hash = $1 WHERE password_hash = ANY ($2)', [fitting, outdated]);
  return fitting;
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
