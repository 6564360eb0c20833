import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Länder, regions with validity, authorities and the regions they serve, competence per Land and Leistung, mandates. */
export class Directory1700000000003 implements MigrationInterface {
  name = 'Directory1700000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Where the database itself has to know the day: nothing but the kept number of inhabitants.
      CREATE FUNCTION berlin_today() RETURNS date LANGUAGE sql STABLE AS $$
        SELECT (now() AT TIME ZONE 'Europe/Berlin')::date
      $$;

      CREATE TABLE states (
        code char(2) PRIMARY KEY CHECK (code BETWEEN '01' AND '16'),
        short char(2) NOT NULL UNIQUE CHECK (short ~ '^[A-Z]{2}$'),
        name text NOT NULL UNIQUE,
        -- Contact point for municipalities of this Land.
        contact_point text,
        municipal_access text NOT NULL DEFAULT 'covered' CHECK (municipal_access IN ('covered', 'call_off'))
      );
      INSERT INTO states (code, short, name) VALUES
        ('01', 'SH', 'Schleswig-Holstein'), ('02', 'HH', 'Hamburg'), ('03', 'NI', 'Niedersachsen'), ('04', 'HB', 'Bremen'),
        ('05', 'NW', 'Nordrhein-Westfalen'), ('06', 'HE', 'Hessen'), ('07', 'RP', 'Rheinland-Pfalz'), ('08', 'BW', 'Baden-Württemberg'),
        ('09', 'BY', 'Bayern'), ('10', 'SL', 'Saarland'), ('11', 'BE', 'Berlin'), ('12', 'BB', 'Brandenburg'),
        ('13', 'MV', 'Mecklenburg-Vorpommern'), ('14', 'SN', 'Sachsen'), ('15', 'ST', 'Sachsen-Anhalt'), ('16', 'TH', 'Thüringen');
      ALTER TABLE organisations ADD FOREIGN KEY (state_code) REFERENCES states;

      CREATE TABLE regions (
        id uuid PRIMARY KEY,
        -- Amtlicher Regionalschlüssel, filled with zeros to 12 digits; together with the kind it names a region on a day.
        ars text NOT NULL CHECK (ars ~ '^[0-9]{12}$'),
        kind text NOT NULL CHECK (kind IN ('state', 'government_region', 'planning_region', 'district', 'association', 'municipality')),
        -- Amtlicher Gemeindeschlüssel, filled with zeros to 8 digits: ARS[0..5) + ARS[9..12).
        ags text NOT NULL GENERATED ALWAYS AS (left(ars, 5) || right(ars, 3)) STORED,
        state_code char(2) NOT NULL REFERENCES states,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        -- Textkennzeichen of the register, e.g. 41 kreisfreie Stadt, 43 Kreis, 63 Stadt.
        text_code char(2),
        population integer CHECK (population >= 0),
        area_hectares integer CHECK (area_hectares >= 0),
        valid_from date NOT NULL,
        valid_until date,
        source text NOT NULL,
        CHECK (valid_until IS NULL OR valid_until >= valid_from),
        CHECK (left(ars, 2) = state_code),
        -- A key names one region on a day.
        CONSTRAINT regions_key_once EXCLUDE USING gist (ars WITH =, kind WITH =, daterange(valid_from, valid_until, '[]') WITH &&)
      );
      CREATE INDEX regions_ars ON regions (ars text_pattern_ops, kind);
      CREATE INDEX regions_state ON regions (state_code, kind, ars);
      CREATE INDEX regions_order ON regions (name, id);
      CREATE INDEX regions_name ON regions USING gin (name gin_trgm_ops);

      CREATE TABLE authority_types (
        code text PRIMARY KEY CHECK (code ~ '^[a-z_]+$'),
        name_de text NOT NULL,
        name_en text NOT NULL
      );
      INSERT INTO authority_types VALUES
        ('jugendamt', 'Jugendamt/Unterhaltsvorschussstelle', 'Youth welfare office/maintenance advance office'),
        ('standesamt', 'Standesamt', 'Registry office'),
        ('elterngeldstelle', 'Elterngeldstelle', 'Parental allowance office'),
        ('familienkasse', 'Familienkasse', 'Family benefits office'),
        ('kita_stelle', 'Kita-Stelle', 'Day-care office');

      CREATE TABLE authorities (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (length(name) BETWEEN 2 AND 200),
        type text NOT NULL REFERENCES authority_types,
        state_code char(2) NOT NULL REFERENCES states,
        -- The organisation whose people act for it; null until one has been invited. One Kreis can run several authorities.
        organisation_id uuid REFERENCES organisations,
        mailbox text CHECK (mailbox LIKE '%_@_%' AND length(mailbox) <= 254),
        -- Sum over the regions served today, kept by trigger, so that coverage never has to add them up.
        inhabitants integer NOT NULL DEFAULT 0 CHECK (inhabitants >= 0),
        valid_from date NOT NULL DEFAULT '2000-01-01',
        valid_until date,
        row_version integer NOT NULL DEFAULT 1,
        CHECK (valid_until IS NULL OR valid_until >= valid_from)
      );
      CREATE INDEX authorities_state ON authorities (state_code, type, id);
      CREATE INDEX authorities_organisation ON authorities (organisation_id) WHERE organisation_id IS NOT NULL;
      CREATE INDEX authorities_order ON authorities (name, id);
      CREATE INDEX authorities_name ON authorities USING gin (name gin_trgm_ops);

      CREATE TABLE authority_regions (
        id uuid PRIMARY KEY,
        authority_id uuid NOT NULL REFERENCES authorities,
        region_id uuid NOT NULL REFERENCES regions,
        valid_from date NOT NULL DEFAULT '2000-01-01',
        valid_until date,
        CHECK (valid_until IS NULL OR valid_until >= valid_from),
        CONSTRAINT authority_regions_once EXCLUDE USING gist (
          authority_id WITH =, region_id WITH =, daterange(valid_from, valid_until, '[]') WITH &&)
      );
      CREATE INDEX authority_regions_region ON authority_regions (region_id);

      CREATE FUNCTION count_inhabitants(counted uuid[]) RETURNS void LANGUAGE sql AS $$
        UPDATE authorities SET inhabitants = served.inhabitants
        FROM (SELECT touched.id, coalesce(sum(regions.population), 0) AS inhabitants
              FROM unnest(counted) AS touched (id)
              LEFT JOIN authority_regions ON authority_regions.authority_id = touched.id
                AND berlin_today() BETWEEN authority_regions.valid_from AND coalesce(authority_regions.valid_until, 'infinity')
              LEFT JOIN regions ON regions.id = authority_regions.region_id
                AND berlin_today() BETWEEN regions.valid_from AND coalesce(regions.valid_until, 'infinity')
              GROUP BY touched.id) AS served
        WHERE authorities.id = served.id AND authorities.inhabitants <> served.inhabitants
      $$;
      CREATE FUNCTION keep_authority_inhabitants() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM count_inhabitants(array_agg(DISTINCT authority_id)) FROM changed;
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_regions_added AFTER INSERT ON authority_regions
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_authority_inhabitants();
      CREATE TRIGGER authority_regions_ended AFTER UPDATE ON authority_regions
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_authority_inhabitants();
      CREATE TRIGGER authority_regions_removed AFTER DELETE ON authority_regions
        REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_authority_inhabitants();

      -- FIM/LeiKa: the catalogue refers to these, competence is said per Land and Leistung.
      CREATE TABLE leistungen (
        leika_key char(14) PRIMARY KEY CHECK (leika_key ~ '^99[0-9]{12}$'),
        name text NOT NULL CHECK (length(name) BETWEEN 2 AND 300),
        authority_type text REFERENCES authority_types,
        source text NOT NULL CHECK (length(source) <= 500)
      );
      INSERT INTO leistungen VALUES
        ('99107021017000', 'Unterhaltsvorschuss', 'jugendamt', 'Leistungskatalog (LeiKa)'),
        ('99041004034000', 'Kindertagesbetreuung', 'kita_stelle', 'Leistungskatalog (LeiKa)'),
        ('99041006017000', 'Elterngeld', 'elterngeldstelle', 'Leistungskatalog (LeiKa)'),
        ('99059001104000', 'Anmeldung der Eheschließung', 'standesamt', 'Leistungskatalog (LeiKa)'),
        ('99059002012000', 'Ehefähigkeitszeugnis', 'standesamt', 'Leistungskatalog (LeiKa)'),
        ('99013005026000', 'Beurkundung der Sorgeerklärung', 'jugendamt', 'Leistungskatalog (LeiKa)');

      CREATE TABLE competence_rules (
        id uuid PRIMARY KEY,
        state_code char(2) NOT NULL REFERENCES states,
        leika_key char(14) NOT NULL REFERENCES leistungen,
        level text NOT NULL CHECK (level IN ('each_district', 'each_municipality', 'one_state_authority', 'named_list')),
        authority_type text NOT NULL REFERENCES authority_types,
        valid_from date NOT NULL,
        valid_until date,
        source text NOT NULL CHECK (length(source) BETWEEN 2 AND 500),
        CHECK (valid_until IS NULL OR valid_until >= valid_from),
        CONSTRAINT competence_rules_one_at_a_time EXCLUDE USING gist (
          state_code WITH =, leika_key WITH =, daterange(valid_from, valid_until, '[]') WITH &&)
      );

      -- The answer of the rules: who is, was or will be competent by which of them.
      CREATE TABLE competences (
        rule_id uuid NOT NULL REFERENCES competence_rules,
        authority_id uuid NOT NULL REFERENCES authorities,
        leika_key char(14) NOT NULL REFERENCES leistungen,
        state_code char(2) NOT NULL REFERENCES states,
        PRIMARY KEY (rule_id, authority_id)
      );
      CREATE INDEX competences_authority ON competences (authority_id);
      CREATE INDEX competences_leistung ON competences (leika_key, state_code);

      -- Who is competent on a day: the denominator of every coverage figure.
      CREATE FUNCTION competent_on(day date) RETURNS TABLE (leika_key char(14), state_code char(2), authority_id uuid) LANGUAGE sql STABLE AS $$
        SELECT competences.leika_key, competences.state_code, competences.authority_id
        FROM competences
        JOIN competence_rules ON competence_rules.id = competences.rule_id
          AND day BETWEEN competence_rules.valid_from AND coalesce(competence_rules.valid_until, 'infinity')
        JOIN authorities ON authorities.id = competences.authority_id
          AND day BETWEEN authorities.valid_from AND coalesce(authorities.valid_until, 'infinity')
      $$;

      -- A region's own key and those of all that contain it, filled with zeros.
      CREATE FUNCTION containing_ars(ars text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
        SELECT ARRAY[rpad(left(ars, 2), 12, '0'), rpad(left(ars, 3), 12, '0'), rpad(left(ars, 5), 12, '0'), rpad(left(ars, 9), 12, '0'), ars]
      $$;

      -- An authority lets an IT service provider act for it, for a time and, if named, for one service only.
      CREATE TABLE mandates (
        id uuid PRIMARY KEY,
        authority_id uuid NOT NULL REFERENCES authorities,
        provider_organisation_id uuid NOT NULL REFERENCES organisations,
        service_id uuid,
        valid_from date NOT NULL,
        valid_until date,
        accepted_at timestamptz,
        revoked_at timestamptz,
        CHECK (valid_until IS NULL OR valid_until >= valid_from)
      );
      CREATE INDEX mandates_provider ON mandates (provider_organisation_id, authority_id);
      CREATE INDEX mandates_authority ON mandates (authority_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE mandates, competences, competence_rules, leistungen, authority_regions, authorities, authority_types, regions;
      DROP FUNCTION competent_on(date), containing_ars(text), keep_authority_inhabitants(), count_inhabitants(uuid[]), berlin_today();
      ALTER TABLE organisations DROP CONSTRAINT organisations_state_code_fkey;
      DROP TABLE states;
    `);
  }
}
