import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Connections of authorities with services: tasks, parameters per environment, test runs, approvals, kept counters. */
export class Onboarding1700000000006 implements MigrationInterface {
  name = 'Onboarding1700000000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE connections (
        id uuid PRIMARY KEY,
        service_id uuid NOT NULL REFERENCES services,
        authority_id uuid NOT NULL REFERENCES authorities,
        state_code char(2) NOT NULL REFERENCES states,
        state text NOT NULL CHECK (state IN ('interest', 'requested', 'cleared', 'preparing', 'connecting', 'testing', 'approval',
          'scheduled', 'live', 'declined', 'cancelled', 'disconnected')),
        state_since timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- How data reaches the authority once live: PDF by protected download, or straight into the Fachverfahren.
        stage text CHECK (stage IN ('interim', 'direct')),
        -- The stage the present work leads to.
        target_stage text NOT NULL DEFAULT 'interim' CHECK (target_stage IN ('interim', 'direct')),
        pause text NOT NULL DEFAULT 'none' CHECK (pause IN ('none', 'by_authority', 'by_operator', 'by_both')),
        pause_reason text CHECK (length(pause_reason) <= 2000),
        -- Whose turn it is, and since when: derived from everything else on each change.
        waiting_on text CHECK (waiting_on IN ('operator', 'hub', 'state', 'authority', 'provider', 'vendor', 'dvdv_office')),
        waiting_since timestamptz,
        reason text CHECK (length(reason) <= 2000),
        note text CHECK (length(note) <= 2000),
        cutover_on date,
        live_interim_since timestamptz,
        live_direct_since timestamptz,
        contract_id uuid REFERENCES contracts,
        -- Set when the Land's contract got notice.
        ends_on date,
        requested_by uuid REFERENCES people,
        row_version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK ((state = 'live') = (stage IS NOT NULL)),
        CHECK ((waiting_on IS NULL) = (waiting_since IS NULL)),
        -- Nothing beyond a wish without the contract it rests on.
        CHECK (state IN ('interest', 'declined', 'cancelled') OR contract_id IS NOT NULL),
        CHECK ((state IN ('scheduled', 'live')) <= (cutover_on IS NOT NULL))
      );
      -- One open connection per authority and service; asking again after leaving makes a new one.
      CREATE UNIQUE INDEX connections_one_open ON connections (service_id, authority_id)
        WHERE state NOT IN ('declined', 'cancelled', 'disconnected');
      CREATE INDEX connections_authority ON connections (authority_id, id);
      CREATE INDEX connections_newest_in_state ON connections (state_code, id);
      CREATE INDEX connections_newest_of_service ON connections (service_id, id);
      CREATE INDEX connections_status_list ON connections (state, id);
      CREATE INDEX connections_state_list ON connections (state_code, state, id);
      CREATE INDEX connections_service_list ON connections (service_id, state_code, state, id);
      CREATE INDEX connections_longest_waiting ON connections (waiting_since, id) WHERE waiting_on IS NOT NULL;
      CREATE INDEX connections_longest_waiting_in_state ON connections (state_code, waiting_since, id) WHERE waiting_on IS NOT NULL;
      CREATE INDEX connections_waiting ON connections (waiting_on, waiting_since, id) WHERE waiting_on IS NOT NULL;
      CREATE INDEX connections_service_waiting ON connections (service_id, waiting_on, waiting_since, id) WHERE waiting_on IS NOT NULL;
      CREATE INDEX connections_state_waiting ON connections (state_code, waiting_on, waiting_since, id) WHERE waiting_on IS NOT NULL;
      CREATE INDEX connections_cutover ON connections (cutover_on) WHERE state = 'scheduled';
      CREATE INDEX connections_contract ON connections (contract_id);

      CREATE TABLE connection_tasks (
        connection_id uuid NOT NULL REFERENCES connections ON DELETE CASCADE,
        key text NOT NULL CHECK (key ~ '^[a-z0-9_]+$'),
        stage text NOT NULL CHECK (stage IN ('interim', 'direct')),
        dimension text NOT NULL CHECK (dimension IN ('organisation', 'law', 'finance', 'technology')),
        owner_party text NOT NULL CHECK (owner_party IN ('operator', 'hub', 'state', 'authority', 'provider', 'vendor', 'dvdv_office')),
        position smallint NOT NULL,
        is_mandatory boolean NOT NULL,
        -- Keys of tasks that have to be done first.
        needs text[] NOT NULL DEFAULT '{}',
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in_progress', 'waiting_for', 'done', 'failed', 'skipped')),
        state_since timestamptz NOT NULL DEFAULT clock_timestamp(),
        waiting_for text CHECK (waiting_for IN ('operator', 'hub', 'state', 'authority', 'provider', 'vendor', 'dvdv_office')),
        reason text CHECK (length(reason) <= 2000),
        evidence text CHECK (length(evidence) <= 2000),
        done_by uuid REFERENCES people,
        -- Version of the checklist template that the task was taken from.
        template_version smallint NOT NULL,
        PRIMARY KEY (connection_id, key),
        CHECK ((state = 'waiting_for') = (waiting_for IS NOT NULL)),
        CHECK (state NOT IN ('failed', 'skipped') OR length(reason) > 0)
      );

      CREATE TABLE connection_parameters (
        connection_id uuid NOT NULL REFERENCES connections ON DELETE CASCADE,
        environment text NOT NULL CHECK (environment IN ('test', 'production')),
        stage text NOT NULL CHECK (stage IN ('interim', 'direct')),
        transport text NOT NULL CHECK (transport IN ('file_drop', 'osci_xta', 'fit_connect', 'deep_link')),
        organisation_unit_id text CHECK (length(organisation_unit_id) <= 100),
        privacy_url text CHECK (privacy_url ~ '^https://' AND length(privacy_url) <= 500),
        imprint_url text CHECK (imprint_url ~ '^https://' AND length(imprint_url) <= 500),
        pvog_url text CHECK (pvog_url ~ '^https://' AND length(pvog_url) <= 500),
        mailbox text CHECK (mailbox LIKE '%_@_%' AND length(mailbox) <= 254),
        -- DVDV organisation key: three letters and twelve digits (older ones eight), stored without colon.
        dvdv_key text CHECK (dvdv_key ~ '^[a-z]{3}([0-9]{12}|[0-9]{8})$'),
        destination_id uuid,
        xta_endpoint_url text CHECK (xta_endpoint_url ~ '^https://' AND length(xta_endpoint_url) <= 500),
        certificate_pem text CHECK (certificate_pem NOT LIKE '%PRIVATE KEY%'),
        certificate_subject text,
        certificate_issuer text,
        certificate_fingerprint text CHECK (certificate_fingerprint ~ '^[0-9a-f]{64}$'),
        certificate_not_before timestamptz,
        certificate_not_after timestamptz,
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- What runs on the interim stage stays while the direct one is being prepared.
        PRIMARY KEY (connection_id, environment, stage),
        CHECK ((certificate_pem IS NULL) = (certificate_not_after IS NULL))
      );
      CREATE INDEX connection_parameters_expiry ON connection_parameters (certificate_not_after) WHERE certificate_not_after IS NOT NULL;

      CREATE TABLE connection_test_runs (
        id uuid PRIMARY KEY,
        connection_id uuid NOT NULL REFERENCES connections ON DELETE CASCADE,
        environment text NOT NULL CHECK (environment IN ('test', 'production')),
        stage text NOT NULL CHECK (stage IN ('interim', 'direct')),
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'passed', 'failed')),
        planned_on date NOT NULL,
        findings text CHECK (length(findings) <= 5000),
        evidence_sha256 text REFERENCES files,
        evidence_name text CHECK (length(evidence_name) <= 200),
        decided_by uuid REFERENCES people,
        decided_by_name text,
        decided_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK ((state = 'planned') = (decided_at IS NULL)),
        CHECK (state <> 'failed' OR length(findings) > 0),
        CHECK (state <> 'passed' OR evidence_sha256 IS NOT NULL OR length(findings) > 0)
      );
      CREATE INDEX connection_test_runs_connection ON connection_test_runs (connection_id, created_at);

      -- One approval per side and stage; a withdrawn one makes room for the next.
      CREATE TABLE connection_approvals (
        id uuid PRIMARY KEY,
        connection_id uuid NOT NULL REFERENCES connections ON DELETE CASCADE,
        stage text NOT NULL CHECK (stage IN ('interim', 'direct')),
        side text NOT NULL CHECK (side IN ('authority', 'operator')),
        person_id uuid NOT NULL REFERENCES people,
        person_name text NOT NULL,
        approved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        withdrawn_at timestamptz
      );
      CREATE UNIQUE INDEX connection_approvals_one ON connection_approvals (connection_id, stage, side) WHERE withdrawn_at IS NULL;
      CREATE UNIQUE INDEX connection_approvals_two_people ON connection_approvals (connection_id, stage, person_id) WHERE withdrawn_at IS NULL;

      -- One step for many authorities at once: seen beforehand, then taken.
      CREATE TABLE connection_batches (
        id uuid PRIMARY KEY,
        service_id uuid NOT NULL REFERENCES services,
        action text NOT NULL CHECK (action IN ('request', 'clear')),
        organisation_id uuid NOT NULL REFERENCES organisations,
        created_by uuid NOT NULL REFERENCES people,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        committed_at timestamptz
      );
      CREATE TABLE connection_batch_items (
        batch_id uuid NOT NULL REFERENCES connection_batches ON DELETE CASCADE,
        authority_id uuid NOT NULL REFERENCES authorities,
        outcome text NOT NULL CHECK (outcome IN ('possible', 'done', 'refused')),
        -- Where the connection stands after the step, or would.
        state text,
        -- Why not: the refusal's sentence with its values, and what is missing.
        reason text CHECK ((outcome = 'refused') = (reason IS NOT NULL)),
        params jsonb NOT NULL DEFAULT '{}',
        missing jsonb NOT NULL DEFAULT '[]',
        PRIMARY KEY (batch_id, authority_id)
      );

      -- Counters kept in the transaction of each change, so that no page ever counts connections.
      CREATE TABLE rollout_counters (
        service_id uuid NOT NULL REFERENCES services,
        state_code char(2) NOT NULL REFERENCES states,
        state text NOT NULL,
        stage text NOT NULL,
        waiting_on text NOT NULL,
        authorities integer NOT NULL,
        inhabitants bigint NOT NULL,
        PRIMARY KEY (service_id, state_code, state, stage, waiting_on)
      );
      CREATE INDEX rollout_counters_state ON rollout_counters (state_code, service_id);

      -- Differences per counter, in one order for everybody: two moves in opposite directions cannot wait for each other.
      CREATE FUNCTION keep_rollout_counters() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          PERFORM add_to_rollout_counters(array_agg(ROW(after.service_id, after.state_code, after.state, coalesce(after.stage, ''), coalesce(after.waiting_on, ''), 1, authorities.inhabitants)::rollout_counters))
          FROM after JOIN authorities ON authorities.id = after.authority_id;
        ELSIF TG_OP = 'DELETE' THEN
          PERFORM add_to_rollout_counters(array_agg(ROW(before.service_id, before.state_code, before.state, coalesce(before.stage, ''), coalesce(before.waiting_on, ''), -1, -authorities.inhabitants)::rollout_counters))
          FROM before JOIN authorities ON authorities.id = before.authority_id;
        ELSE
          PERFORM add_to_rollout_counters(array_agg(ROW(moved.service_id, moved.state_code, moved.state, coalesce(moved.stage, ''), coalesce(moved.waiting_on, ''), moved.sign, moved.sign * authorities.inhabitants)::rollout_counters))
          FROM (SELECT after.*, 1 AS sign FROM after UNION ALL SELECT before.*, -1 FROM before) AS moved
          JOIN authorities ON authorities.id = moved.authority_id;
        END IF;
        RETURN NULL;
      END $$;
      CREATE FUNCTION add_to_rollout_counters(differences rollout_counters[]) RETURNS void LANGUAGE sql AS $$
        INSERT INTO rollout_counters AS counters
        SELECT service_id, state_code, state, stage, waiting_on, sum(authorities), sum(inhabitants)
        FROM unnest(differences)
        GROUP BY service_id, state_code, state, stage, waiting_on
        HAVING sum(authorities) <> 0 OR sum(inhabitants) <> 0
        ORDER BY service_id, state_code, state, stage, waiting_on
        ON CONFLICT (service_id, state_code, state, stage, waiting_on) DO UPDATE
          SET authorities = counters.authorities + excluded.authorities, inhabitants = counters.inhabitants + excluded.inhabitants;
      $$;
      CREATE TRIGGER connections_counted_on_insert AFTER INSERT ON connections
        REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_rollout_counters();
      CREATE TRIGGER connections_counted_on_update AFTER UPDATE ON connections
        REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_rollout_counters();
      CREATE TRIGGER connections_counted_on_delete AFTER DELETE ON connections
        REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_rollout_counters();

      -- An authority that gains or loses inhabitants takes its connections' counters along.
      CREATE FUNCTION keep_rollout_inhabitants() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE rollout_counters AS counters SET inhabitants = counters.inhabitants + moved.difference
        FROM (SELECT connections.service_id, connections.state_code, connections.state, coalesce(connections.stage, '') AS stage,
                     coalesce(connections.waiting_on, '') AS waiting_on, sum(after.inhabitants - before.inhabitants) AS difference
              FROM after JOIN before ON before.id = after.id JOIN connections ON connections.authority_id = after.id
              WHERE after.inhabitants <> before.inhabitants
              GROUP BY 1, 2, 3, 4, 5) AS moved
        WHERE (counters.service_id, counters.state_code, counters.state, counters.stage, counters.waiting_on)
            = (moved.service_id, moved.state_code, moved.state, moved.stage, moved.waiting_on);
        RETURN NULL;
      END $$;
      CREATE TRIGGER authorities_counted AFTER UPDATE ON authorities
        REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_rollout_inhabitants();

      -- What the public history shows, without looking through everything that happens.
      CREATE INDEX events_rollout ON events (id)
        WHERE name IN ('connection.went_live', 'connection.switched_to_direct', 'connection.disconnected');
      CREATE INDEX events_rollout_service ON events (service_id, id)
        WHERE name IN ('connection.went_live', 'connection.switched_to_direct', 'connection.disconnected');
      CREATE INDEX events_rollout_state ON events (state_code, id)
        WHERE name IN ('connection.went_live', 'connection.switched_to_direct', 'connection.disconnected');

      -- Kept-ready public pages are dropped when what they show has changed.
      CREATE FUNCTION tell_public_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('public_changed', TG_TABLE_NAME);
        RETURN NULL;
      END $$;
      DO $$
      DECLARE shown text;
      BEGIN
        FOREACH shown IN ARRAY ARRAY['rollout_counters', 'connections', 'services', 'service_leistungen', 'service_facts', 'contracts',
          'competences', 'competence_rules', 'authorities', 'states'] LOOP
          EXECUTE format('CREATE TRIGGER %1$I AFTER INSERT OR UPDATE OR DELETE ON %2$I FOR EACH STATEMENT EXECUTE FUNCTION tell_public_changed()',
            shown || '_changed', shown);
        END LOOP;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX events_rollout, events_rollout_service, events_rollout_state;
      -- With the triggers that call them.
      DROP FUNCTION tell_public_changed(), keep_rollout_inhabitants(), keep_rollout_counters(), add_to_rollout_counters(rollout_counters[]) CASCADE;
      DROP TABLE rollout_counters, connection_batch_items, connection_batches, connection_approvals, connection_test_runs, connection_parameters, connection_tasks, connections;
    `);
  }
}
