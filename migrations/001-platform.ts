import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The application's role, the append-only log with its seals, files, idempotency keys and outgoing mail. */
export class Platform1700000000001 implements MigrationInterface {
  name = 'Platform1700000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      -- The application works as this role: it owns nothing and cannot change what is append-only.
      DO $$ BEGIN
        CREATE ROLE kontor_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$ BEGIN
        EXECUTE format('GRANT kontor_app TO %I', current_user);
      END $$;
      GRANT USAGE ON SCHEMA public TO kontor_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kontor_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO kontor_app;

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;

      CREATE TABLE events (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        name text NOT NULL CHECK (name ~ '^[a-z_]+\\.[a-z_]+$'),
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        person_id uuid,
        person_name text NOT NULL,
        organisation_id uuid,
        organisation_name text NOT NULL,
        on_behalf_of_id uuid,
        on_behalf_of_name text,
        reason text,
        data jsonb NOT NULL DEFAULT '{}',
        service_id uuid,
        state_code char(2),
        authority_id uuid,
        request_id text
      );
      CREATE INDEX events_subject ON events (subject_type, subject_id, id);
      CREATE INDEX events_state ON events (state_code, id) WHERE state_code IS NOT NULL;
      CREATE INDEX events_authority ON events (authority_id, id) WHERE authority_id IS NOT NULL;
      CREATE INDEX events_person ON events (person_id, id) WHERE person_id IS NOT NULL;
      CREATE INDEX events_name ON events (name, id);
      CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE ON events FROM kontor_app;

      -- Each seal holds the digest of the seal before it and of the events it covers: a changed or removed row shows.
      CREATE TABLE event_seals (
        id bigint PRIMARY KEY CHECK (id > 0),
        first_event_id bigint NOT NULL,
        last_event_id bigint NOT NULL CHECK (last_event_id >= first_event_id),
        event_count integer NOT NULL CHECK (event_count > 0),
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
        sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TRIGGER event_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_seals
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE ON event_seals FROM kontor_app;

      CREATE TABLE files (
        sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        media_type text NOT NULL,
        byte_size integer NOT NULL CHECK (byte_size BETWEEN 1 AND 10485760 AND byte_size = octet_length(content)),
        content bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TRIGGER files_append_only BEFORE UPDATE OR TRUNCATE ON files
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE idempotency_keys (
        caller text NOT NULL,
        route text NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
        body_sha256 text NOT NULL,
        status integer,
        answer jsonb,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (caller, route, key)
      );
      CREATE INDEX idempotency_keys_started ON idempotency_keys (started_at);

      CREATE TABLE outgoing_mails (
        id uuid PRIMARY KEY,
        event_id bigint REFERENCES events,
        template text NOT NULL,
        to_address text NOT NULL,
        language char(2) NOT NULL CHECK (language IN ('de', 'en')),
        -- Emptied once sent: invitations and resets carry links that open an account.
        data jsonb NOT NULL,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        CONSTRAINT outgoing_mails_once UNIQUE (event_id, to_address, template)
      );
      CREATE INDEX outgoing_mails_queued ON outgoing_mails (created_at) WHERE state = 'queued';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE outgoing_mails, idempotency_keys, files, event_seals, events;
      DROP FUNCTION refuse_change();
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM kontor_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM kontor_app;
      REVOKE USAGE ON SCHEMA public FROM kontor_app;
    `);
  }
}
