import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Interests of Länder, contract templates, contracts with their frozen texts, signatures and annexes. */
export class Contracts1700000000005 implements MigrationInterface {
  name = 'Contracts1700000000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE interests (
        id uuid PRIMARY KEY,
        service_id uuid NOT NULL REFERENCES services,
        state_code char(2) NOT NULL REFERENCES states,
        state text NOT NULL DEFAULT 'submitted' CHECK (state IN ('submitted', 'in_alignment', 'confirmed', 'declined', 'withdrawn')),
        state_since timestamptz NOT NULL DEFAULT clock_timestamp(),
        note text CHECK (length(note) <= 2000),
        conditions text CHECK (length(conditions) <= 5000),
        reason text CHECK (length(reason) <= 2000),
        submitted_by uuid NOT NULL REFERENCES people,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK (state <> 'declined' OR length(reason) > 0)
      );
      -- A Land has one open interest in a service. A confirmed one is done with: after its contract has ended the Land may ask again.
      CREATE UNIQUE INDEX interests_one_open ON interests (service_id, state_code) WHERE state IN ('submitted', 'in_alignment');
      CREATE INDEX interests_state ON interests (state_code, id);
      CREATE INDEX interests_service ON interests (service_id, state_code);

      -- Terms and text belong to a version of a template; a contract keeps the version it was made from.
      CREATE TABLE contract_templates (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('provision', 'co_use')),
        channel text NOT NULL CHECK (channel IN ('fit_store', 'efa_marktplatz', 'administrative_agreement', 'marktplatz_der_zukunft')),
        version integer NOT NULL CHECK (version > 0),
        name text NOT NULL,
        body text NOT NULL,
        notice_months integer NOT NULL CHECK (notice_months BETWEEN 0 AND 60),
        notice_target text NOT NULL CHECK (notice_target IN ('year_end', 'month_end', 'any_day')),
        minimum_term_months integer NOT NULL CHECK (minimum_term_months BETWEEN 0 AND 120),
        offer_days integer NOT NULL CHECK (offer_days BETWEEN 1 AND 365),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (kind, channel, version)
      );

      -- Counted under the row's lock in the contract's own transaction, so that numbers have no gaps.
      CREATE TABLE contract_numbers (
        kind text NOT NULL CHECK (kind IN ('provision', 'co_use')),
        year integer NOT NULL,
        last_number integer NOT NULL CHECK (last_number > 0),
        PRIMARY KEY (kind, year)
      );

      CREATE TABLE contracts (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('provision', 'co_use')),
        channel text NOT NULL CHECK (channel IN ('fit_store', 'efa_marktplatz', 'administrative_agreement', 'marktplatz_der_zukunft')),
        service_id uuid NOT NULL REFERENCES services,
        -- The co-using Land; null for the provision contract.
        state_code char(2) REFERENCES states,
        customer_organisation_id uuid NOT NULL REFERENCES organisations,
        supplier_organisation_id uuid NOT NULL REFERENCES organisations,
        interest_id uuid REFERENCES interests,
        template_id uuid NOT NULL REFERENCES contract_templates,
        state text NOT NULL DEFAULT 'draft' CHECK (state IN
          ('draft', 'in_alignment', 'offered', 'signed', 'concluded', 'active', 'notice_given', 'ended', 'withdrawn', 'rejected', 'expired')),
        state_since timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- Counts the offered texts; signatures belong to one of them.
        version integer NOT NULL DEFAULT 0 CHECK (version >= 0),
        starts_on date NOT NULL,
        ends_on date,
        offer_lapses_on date,
        special_terms text NOT NULL DEFAULT '' CHECK (length(special_terms) <= 10000),
        notice_given_on date,
        notice_by_organisation_id uuid REFERENCES organisations,
        reason text CHECK (length(reason) <= 2000),
        -- Four eyes at the operator: last prepared by one person, released by another.
        drafted_by uuid NOT NULL REFERENCES people,
        released_by uuid REFERENCES people,
        row_version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK ((kind = 'co_use') = (state_code IS NOT NULL)),
        CHECK (customer_organisation_id <> supplier_organisation_id),
        CHECK (ends_on IS NULL OR ends_on >= starts_on),
        -- What has been offered has a frozen text, somebody who released it and a day on which the offer lapses.
        CHECK (state IN ('draft', 'in_alignment', 'withdrawn') OR (version > 0 AND released_by IS NOT NULL AND offer_lapses_on IS NOT NULL)),
        CHECK ((notice_given_on IS NULL) = (notice_by_organisation_id IS NULL)),
        CHECK (state <> 'notice_given' OR (notice_given_on IS NOT NULL AND ends_on IS NOT NULL)),
        CHECK (state <> 'rejected' OR length(reason) > 0),
        CONSTRAINT contracts_four_eyes CHECK (released_by IS NULL OR released_by <> drafted_by)
      );
      -- A Land has at most one running co-use contract for a service, a service one running provision contract.
      CREATE UNIQUE INDEX contracts_one_running ON contracts (service_id, kind, coalesce(state_code, ''))
        WHERE state NOT IN ('ended', 'withdrawn', 'rejected', 'expired');
      CREATE INDEX contracts_state ON contracts (state_code, id);
      CREATE INDEX contracts_customer ON contracts (customer_organisation_id, id);
      CREATE INDEX contracts_supplier ON contracts (supplier_organisation_id, id);
      CREATE INDEX contracts_interest ON contracts (interest_id);
      CREATE INDEX contracts_due ON contracts (state, starts_on, ends_on, offer_lapses_on);

      -- The exact text of each offer. What was offered is never changed, only followed by another version.
      CREATE TABLE contract_texts (
        contract_id uuid NOT NULL REFERENCES contracts,
        version integer NOT NULL CHECK (version > 0),
        body text NOT NULL,
        sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
        frozen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (contract_id, version),
        UNIQUE (contract_id, version, sha256)
      );
      CREATE TRIGGER contract_texts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_texts
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE ON contract_texts FROM kontor_app;

      CREATE TABLE contract_signatures (
        id uuid PRIMARY KEY,
        contract_id uuid NOT NULL,
        version integer NOT NULL,
        side text NOT NULL CHECK (side IN ('customer', 'supplier')),
        person_id uuid NOT NULL REFERENCES people,
        organisation_id uuid NOT NULL REFERENCES organisations,
        signer_name text NOT NULL,
        signer_function text NOT NULL CHECK (length(signer_function) BETWEEN 2 AND 200),
        authority text NOT NULL CHECK (length(authority) BETWEEN 2 AND 500),
        method text NOT NULL CHECK (method IN ('portal_second_factor')),
        content_sha256 text NOT NULL,
        signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- The signature names a text that was really offered.
        FOREIGN KEY (contract_id, version, content_sha256) REFERENCES contract_texts (contract_id, version, sha256),
        CONSTRAINT contract_signatures_once_per_side UNIQUE (contract_id, version, side),
        CONSTRAINT contract_signatures_two_people UNIQUE (contract_id, version, person_id)
      );
      CREATE TRIGGER contract_signatures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_signatures
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE ON contract_signatures FROM kontor_app;

      CREATE TABLE contract_annexes (
        id uuid PRIMARY KEY,
        contract_id uuid NOT NULL REFERENCES contracts,
        kind text NOT NULL CHECK (kind IN
          ('service_description', 'price_sheet', 'data_processing', 'general_terms', 'service_level', 'contact_sheet', 'alignment_letter')),
        title text NOT NULL CHECK (length(title) BETWEEN 2 AND 200),
        file_sha256 text NOT NULL REFERENCES files,
        file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
        added_by uuid NOT NULL REFERENCES people,
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (contract_id, kind)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE contract_annexes, contract_signatures, contract_texts, contracts, contract_numbers, contract_templates, interests',
    );
  }
}
