import { type EntityManager } from 'typeorm';
import { idOf } from '#libs/platform/database/id';
import { bodyHost, bodyName, demoDistricts, demoStates, type DemoRegion } from './demo-districts.js';
import { resolveCompetences } from './resolve-competences.js';

const REGION_SOURCE = 'Destatis, Kreisfreie Städte und Landkreise am 31.12.2018 (CC BY 4.0); Eisenach seit 01.07.2021 im Wartburgkreis';
const RULE_SOURCE = 'Beispiel der Demowelt: angenommen, jeder Kreis und jede kreisfreie Stadt ist zuständig';
const MAINTENANCE_ADVANCE = '99107021017000';

/** The other Länder stay open on purpose: gaps are part of the picture. */
const STATES_WITH_RULE = ['02', '03', '04', '05', '06'];

/**
 * The directory of the demo world: the Länder, all Kreise and kreisfreie Städte with a Jugendamt each, and who is competent for
 * Unterhaltsvorschuss in five Länder. Loaded after the accounts: a Jugendamt belongs to the organisation of its body's name, if there
 * is one. What is there already stays as it is.
 */
export async function loadDemoDirectory(tx: EntityManager): Promise<void> {
  const names = await tx.query<{ code: string; name: string }[]>('SELECT code, name FROM states');
  const districts = demoDistricts();
  const regions = [...demoStates(new Map(names.map(({ code, name }) => [code, name]))), ...districts];
  // A body that changed over time stands in several rows; the last one says how it is today.
  const bodies = [...new Map(districts.map((district) => [district.ars, district])).values()];
  await tx.query(INSERT_REGIONS, [JSON.stringify(regions.map((region) => ({ ...region, id: regionId(region) }))), REGION_SOURCE]);
  await tx.query(INSERT_AUTHORITIES, [JSON.stringify(bodies.map(jugendamt))]);
  await tx.query(JOIN_ORGANISATIONS, [JSON.stringify(bodies.map(jugendamt))]);
  await tx.query(INSERT_SERVED, [JSON.stringify(districts.map(service))]);
  for (const code of STATES_WITH_RULE) {
    await tx.query(INSERT_RULE, [idOf(`competence:${code}:${MAINTENANCE_ADVANCE}`), code, MAINTENANCE_ADVANCE, RULE_SOURCE]);
    await resolveCompetences(tx, code, 'jugendamt');
  }
}

function jugendamt(district: DemoRegion): object {
  const body = bodyName(district);
  return { ...district, id: jugendamtId(district), name: `Jugendamt ${body}`, body, mailbox: `jugendamt@${bodyHost(district)}` };
}

function service(district: DemoRegion): object {
  return { ...district, id: idOf(`served:${regionId(district)}`), authorityId: jugendamtId(district), regionId: regionId(district) };
}

function regionId({ kind, ars, validFrom }: DemoRegion): string {
  return idOf(`region:${kind}:${ars}:${validFrom}`);
}

/** Id of the Jugendamt of a Kreis or a kreisfreie Stadt. */
export function jugendamtId({ ars }: Pick<DemoRegion, 'ars'>): string {
  return idOf(`authority:jugendamt:${ars}`);
}

const INSERT_REGIONS = `
  INSERT INTO regions (id, ars, kind, state_code, name, text_code, population, area_hectares, valid_from, valid_until, source)
  SELECT id, ars, kind, left(ars, 2), name, "textCode", population, "areaHectares", "validFrom", "validUntil", $2
  FROM jsonb_to_recordset($1) AS region (id uuid, ars text, kind text, name text, "textCode" text, population integer, "areaHectares" integer,
    "validFrom" date, "validUntil" date)
  ON CONFLICT DO NOTHING`;

const INSERT_AUTHORITIES = `
  INSERT INTO authorities (id, name, type, state_code, mailbox, valid_until)
  SELECT id, name, 'jugendamt', left(ars, 2), mailbox, "validUntil"
  FROM jsonb_to_recordset($1) AS authority (id uuid, ars text, name text, mailbox text, "validUntil" date)
  ON CONFLICT DO NOTHING`;

const JOIN_ORGANISATIONS = `
  UPDATE authorities SET organisation_id = organisations.id
  FROM jsonb_to_recordset($1) AS authority (id uuid, body text)
  JOIN organisations ON organisations.name = authority.body AND organisations.kind = 'authority'
  WHERE authorities.id = authority.id AND authorities.organisation_id IS NULL`;

const INSERT_SERVED = `
  INSERT INTO authority_regions (id, authority_id, region_id, valid_from, valid_until)
  SELECT id, "authorityId", "regionId", "validFrom", "validUntil"
  FROM jsonb_to_recordset($1) AS served (id uuid, "authorityId" uuid, "regionId" uuid, "validFrom" date, "validUntil" date)
  ON CONFLICT DO NOTHING`;

const INSERT_RULE = `
  INSERT INTO competence_rules (id, state_code, leika_key, level, authority_type, valid_from, source)
  VALUES ($1, $2, $3, 'each_district', 'jugendamt', '2020-01-01', $4)
  ON CONFLICT DO NOTHING`;
