import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, people, memberships, sessions, one-time links and the memory of sign-in attempts. */
export class Accounts1700000000002 implements MigrationInterface {
  name = 'Accounts1700000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('operator', 'hub', 'state', 'authority', 'provider', 'vendor')),
        name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 2 AND 200),
        -- The Land for organisations of kind state: exactly one organisation each.
        state_code char(2) UNIQUE CHECK ((state_code IS NOT NULL) = (kind = 'state')),
        mailbox text CHECK (mailbox LIKE '%_@_%' AND length(mailbox) <= 254),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE UNIQUE INDEX organisations_one_operator ON organisations (kind) WHERE kind = 'operator';

      CREATE TABLE people (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (length(name) BETWEEN 2 AND 200),
        email text NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '%_@_%' AND length(email) <= 254),
        -- argon2id; null until the invitation is accepted.
        password_hash text,
        -- Encrypted under a key derived from the application's secret; counts as second factor only once confirmed.
        totp_secret text,
        totp_confirmed_at timestamptz,
        -- Last time step a code was accepted for, so that no code works twice.
        totp_last_step bigint,
        language char(2) NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en')),
        disabled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE memberships (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people,
        organisation_id uuid NOT NULL REFERENCES organisations,
        roles text[] NOT NULL CHECK (cardinality(roles) > 0),
        ended_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (person_id, organisation_id)
      );
      CREATE INDEX memberships_organisation ON memberships (organisation_id);

      -- A role belongs to the kind of organisation that grants it: "state.signatory" only in a Land.
      CREATE FUNCTION roles_fit_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE organisation_kind text;
      BEGIN
        SELECT kind INTO organisation_kind FROM organisations WHERE id = NEW.organisation_id;
        IF EXISTS (SELECT 1 FROM unnest(NEW.roles) AS role WHERE split_part(role, '.', 1) <> organisation_kind) THEN
          RAISE EXCEPTION 'roles % do not fit an organisation of kind %', NEW.roles, organisation_kind USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER memberships_roles_fit BEFORE INSERT OR UPDATE ON memberships
        FOR EACH ROW EXECUTE FUNCTION roles_fit_organisation();

      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people,
        membership_id uuid NOT NULL REFERENCES memberships,
        -- SHA-256 of the only refresh token in force; any other that names this session has been used before.
        refresh_sha256 text NOT NULL CHECK (refresh_sha256 ~ '^[0-9a-f]{64}$'),
        refreshed_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        -- When a code of the second factor was given in this session.
        second_factor_at timestamptz,
        -- What the browser or program calls itself, so that people recognise their sessions.
        user_agent text CHECK (length(user_agent) <= 300)
      );
      CREATE INDEX sessions_person ON sessions (person_id) WHERE revoked_at IS NULL;
      CREATE INDEX sessions_expires ON sessions (expires_at);

      -- Whoever keeps sessions in memory hears of every change that could end one.
      CREATE FUNCTION tell_access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('access_changed', CASE TG_TABLE_NAME WHEN 'sessions' THEN NEW.id::text ELSE '' END);
        RETURN NULL;
      END $$;
      CREATE TRIGGER sessions_changed AFTER UPDATE OF revoked_at, membership_id, second_factor_at ON sessions
        FOR EACH ROW EXECUTE FUNCTION tell_access_changed();
      CREATE TRIGGER memberships_changed AFTER UPDATE ON memberships FOR EACH ROW EXECUTE FUNCTION tell_access_changed();
      CREATE TRIGGER people_changed AFTER UPDATE OF disabled_at, name, language ON people FOR EACH ROW EXECUTE FUNCTION tell_access_changed();

      CREATE TABLE one_time_links (
        id uuid PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('invitation', 'password_reset')),
        person_id uuid NOT NULL REFERENCES people,
        token_sha256 text NOT NULL UNIQUE CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
        -- Where an invitation leads to; a reset concerns the person alone.
        organisation_id uuid REFERENCES organisations CHECK ((organisation_id IS NOT NULL) = (purpose = 'invitation')),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX one_time_links_person ON one_time_links (person_id);

      CREATE TABLE sign_in_failures (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- SHA-256 of the address that was typed, whether or not it belongs to anybody.
        email_sha256 text NOT NULL,
        client_address inet,
        at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_failures_email ON sign_in_failures (email_sha256, at);
      CREATE INDEX sign_in_failures_client ON sign_in_failures (client_address, at);
      CREATE INDEX sign_in_failures_at ON sign_in_failures (at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE sign_in_failures, one_time_links, sessions, memberships, people, organisations;
      DROP FUNCTION tell_access_changed(), roles_fit_organisation();
    `);
  }
}
