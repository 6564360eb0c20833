import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services, their Leistungen, transports and authority types, dated facts, and what search needs. */
export class Catalogue1700000000004 implements MigrationInterface {
  name = 'Catalogue1700000000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE topic_areas (
        code text PRIMARY KEY CHECK (code ~ '^[a-z_]+$'),
        name_de text NOT NULL,
        name_en text NOT NULL
      );
      INSERT INTO topic_areas VALUES
        ('arbeit_ruhestand', 'Arbeit & Ruhestand', 'Work & retirement'), ('bauen_wohnen', 'Bauen & Wohnen', 'Building & housing'),
        ('bildung', 'Bildung', 'Education'), ('ein_auswanderung', 'Ein- & Auswanderung', 'Immigration & emigration'),
        ('engagement_hobby', 'Engagement & Hobby', 'Civic engagement & leisure'), ('familie_kind', 'Familie & Kind', 'Family & child'),
        ('forschung_foerderung', 'Forschung & Förderung', 'Research & funding'), ('gesundheit', 'Gesundheit', 'Health'),
        ('mobilitaet_reisen', 'Mobilität & Reisen', 'Mobility & travel'), ('querschnitt', 'Querschnittsleistungen', 'Cross-cutting services'),
        ('recht_ordnung', 'Recht & Ordnung', 'Law & order'), ('steuern_zoll', 'Steuern & Zoll', 'Taxes & customs'),
        ('umwelt', 'Umwelt', 'Environment'), ('unternehmen', 'Unternehmensführung & -entwicklung', 'Running & developing a business');

      CREATE TABLE services (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
        name text NOT NULL CHECK (length(name) BETWEEN 3 AND 200),
        abbreviation text CHECK (length(abbreviation) BETWEEN 2 AND 20),
        summary text NOT NULL DEFAULT '' CHECK (length(summary) <= 500),
        description text NOT NULL DEFAULT '' CHECK (length(description) <= 10000),
        topic_area text NOT NULL REFERENCES topic_areas,
        lead_state_code char(2) NOT NULL REFERENCES states,
        platform text CHECK (length(platform) <= 200),
        operator_name text CHECK (length(operator_name) <= 200),
        contact_email text CHECK (contact_email LIKE '%_@_%' AND length(contact_email) <= 254),
        support_first_level text CHECK (length(support_first_level) <= 500),
        support_second_level text CHECK (length(support_second_level) <= 500),
        support_third_level text CHECK (length(support_third_level) <= 500),
        price_model text CHECK (price_model IN ('free', 'by_key', 'fixed_per_state', 'per_case')),
        has_fees boolean NOT NULL DEFAULT false,
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'in_review', 'published', 'paused', 'retired')),
        state_since timestamptz NOT NULL DEFAULT clock_timestamp(),
        state_reason text CHECK (length(state_reason) <= 2000),
        paused_until date,
        successor_id uuid REFERENCES services,
        retired_on date,
        submitted_by uuid REFERENCES people,
        published_by uuid REFERENCES people,
        -- Four eyes: whoever submitted the entry does not publish it.
        CONSTRAINT services_four_eyes CHECK (published_by IS NULL OR published_by <> submitted_by),
        -- Derived by the application from the dated facts whenever these change.
        phase text CHECK (phase IN ('planning', 'design', 'implementation', 'pilot', 'rollout', 'nationwide')),
        row_version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- Filled by the application: names and keys of its Leistungen; the words of its texts, topic area and authorities.
        leistung_words text NOT NULL DEFAULT '',
        search_text text NOT NULL DEFAULT '',
        search tsvector NOT NULL GENERATED ALWAYS AS (
          setweight(to_tsvector('german', name || ' ' || coalesce(abbreviation, '')), 'A')
          || setweight(to_tsvector('german', leistung_words), 'B') || to_tsvector('german', search_text)) STORED,
        -- What typing mistakes are forgiven in.
        search_names text NOT NULL GENERATED ALWAYS AS (lower(name || ' ' || coalesce(abbreviation, '') || ' ' || leistung_words)) STORED
      );
      CREATE INDEX services_search ON services USING gin (search);
      CREATE INDEX services_names ON services USING gin (search_names gin_trgm_ops);
      CREATE INDEX services_state ON services (state, name, id);
      ALTER TABLE mandates ADD FOREIGN KEY (service_id) REFERENCES services;

      CREATE TABLE service_leistungen (
        service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
        leika_key char(14) NOT NULL REFERENCES leistungen,
        position smallint NOT NULL,
        PRIMARY KEY (service_id, leika_key)
      );
      CREATE INDEX service_leistungen_key ON service_leistungen (leika_key);

      CREATE TABLE service_authority_types (
        service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
        authority_type text NOT NULL REFERENCES authority_types,
        PRIMARY KEY (service_id, authority_type)
      );

      -- How data reaches the authority, per stage: interim (PDF by protected download) or direct (into the Fachverfahren).
      CREATE TABLE service_transports (
        service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
        transport text NOT NULL CHECK (transport IN ('file_drop', 'osci_xta', 'fit_connect', 'deep_link')),
        stage text NOT NULL CHECK (stage IN ('interim', 'direct')),
        PRIMARY KEY (service_id, transport)
      );

      -- What reviewers say about a field; open until answered by a new submission.
      CREATE TABLE service_review_comments (
        id uuid PRIMARY KEY,
        service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
        field text NOT NULL,
        comment text NOT NULL CHECK (length(comment) BETWEEN 1 AND 2000),
        author_id uuid NOT NULL REFERENCES people,
        author_name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        resolved_at timestamptz
      );
      CREATE INDEX service_review_comments_service ON service_review_comments (service_id);

      -- Dated facts, planned or actual; the phase of a project is derived from them, never typed in.
      CREATE TABLE service_facts (
        id uuid PRIMARY KEY,
        service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
        phase text NOT NULL CHECK (phase IN ('planning', 'design', 'implementation', 'pilot', 'rollout', 'nationwide')),
        planned_on date,
        actual_on date,
        note text CHECK (length(note) <= 1000),
        source text NOT NULL,
        UNIQUE (service_id, phase),
        CHECK (planned_on IS NOT NULL OR actual_on IS NOT NULL)
      );

      CREATE TABLE search_synonyms (
        term text CHECK (term = lower(term) AND length(term) BETWEEN 2 AND 80),
        expansion text CHECK (expansion = lower(expansion) AND length(expansion) BETWEEN 2 AND 200),
        PRIMARY KEY (term, expansion)
      );
      INSERT INTO search_synonyms VALUES
        ('uvo', 'unterhaltsvorschuss'), ('uhv', 'unterhaltsvorschuss'), ('uvg', 'unterhaltsvorschuss'), ('unterhalt', 'unterhaltsvorschuss'),
        ('nachnutzung', 'mitnutzung'), ('mitnutzung', 'nachnutzung'), ('nachnutzen', 'mitnutzung'), ('mitnutzen', 'mitnutzung'),
        ('kita', 'kindertagesbetreuung'), ('kindergarten', 'kindertagesbetreuung'), ('krippe', 'kindertagesbetreuung'),
        ('hochzeit', 'eheschließung'), ('heirat', 'eheschließung'), ('heiraten', 'eheschließung'), ('trauung', 'eheschließung'),
        ('sorgerecht', 'sorgeerklärung');

      -- What somebody typed as a text query: every word or one of its synonyms, the last one also as the beginning of a word.
      CREATE FUNCTION catalogue_query(words text[]) RETURNS tsquery LANGUAGE sql STABLE AS $$
        SELECT to_tsquery('german', string_agg('(' || concat_ws(' | ', quote_literal(typed.word) || typed.ending, typed.synonyms) || ')', ' & '))
        FROM (SELECT word, CASE WHEN position = cardinality(words) THEN ':*' ELSE '' END AS ending,
                     (SELECT string_agg(quote_literal(expansion), ' | ') FROM search_synonyms WHERE term = word) AS synonyms
              FROM unnest(words) WITH ORDINALITY AS listed (word, position)) AS typed
      $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE mandates DROP CONSTRAINT mandates_service_id_fkey;
      DROP FUNCTION catalogue_query(text[]);
      DROP TABLE search_synonyms, service_facts, service_review_comments, service_transports, service_authority_types, service_leistungen, services, topic_areas;
    `);
  }
}
