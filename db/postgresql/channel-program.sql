CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE accounts (
        id uuid NOT NULL,
        name character varying(200) NOT NULL,
        country character varying(2) NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT "PK_accounts" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE audit (
        id uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        recorded_at timestamp with time zone NOT NULL,
        ordinal integer NOT NULL,
        actor_kind character varying(20) NOT NULL,
        actor character varying(100) NOT NULL,
        action character varying(50) NOT NULL,
        subject character varying(100) NOT NULL,
        before text,
        after text NOT NULL,
        CONSTRAINT "PK_audit" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE data_protection_keys (
        id uuid NOT NULL,
        friendly_name character varying(200) NOT NULL,
        xml text NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT "PK_data_protection_keys" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE idempotency_keys (
        key bytea NOT NULL,
        fingerprint bytea NOT NULL,
        status integer NOT NULL,
        content_type character varying(100),
        location character varying(1000),
        etag character varying(100),
        body bytea NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT "PK_idempotency_keys" PRIMARY KEY (key)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE outbox (
        id uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        recorded_at timestamp with time zone NOT NULL,
        ordinal integer NOT NULL,
        type character varying(50) NOT NULL,
        data text NOT NULL,
        CONSTRAINT "PK_outbox" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE partners (
        id uuid NOT NULL,
        name character varying(200) NOT NULL,
        tier character varying(50) NOT NULL,
        status character varying(20) NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT "PK_partners" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE program_versions (
        number integer NOT NULL,
        effective_from timestamp with time zone NOT NULL,
        published_at timestamp with time zone NOT NULL,
        document text NOT NULL,
        CONSTRAINT "PK_program_versions" PRIMARY KEY (number)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE account_keys (
        kind character varying(10) NOT NULL,
        value character varying(253) NOT NULL,
        account uuid NOT NULL,
        asserted_by uuid NOT NULL,
        asserted_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_account_keys PRIMARY KEY (value, kind),
        CONSTRAINT "FK_account_keys_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_account_keys_partners_asserted_by" FOREIGN KEY (asserted_by) REFERENCES partners (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE api_clients (
        id character varying(100) NOT NULL,
        secret_hash bytea NOT NULL,
        partner uuid,
        scopes character varying(1000) NOT NULL,
        revoked_at timestamp with time zone,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT "PK_api_clients" PRIMARY KEY (id),
        CONSTRAINT "FK_api_clients_partners_partner" FOREIGN KEY (partner) REFERENCES partners (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE portal_users (
        id uuid NOT NULL,
        partner uuid,
        role character varying(30) NOT NULL,
        user_name character varying(256),
        normalized_user_name character varying(256),
        email character varying(256),
        normalized_email character varying(256),
        email_confirmed boolean NOT NULL,
        password_hash text,
        security_stamp text,
        concurrency_stamp text,
        phone_number text,
        phone_number_confirmed boolean NOT NULL,
        two_factor_enabled boolean NOT NULL,
        lockout_end timestamp with time zone,
        lockout_enabled boolean NOT NULL,
        access_failed_count integer NOT NULL,
        CONSTRAINT "PK_portal_users" PRIMARY KEY (id),
        CONSTRAINT ck_portal_users_partner CHECK ((role LIKE 'Partner%' AND partner IS NOT NULL) OR (role NOT LIKE 'Partner%' AND partner IS NULL)),
        CONSTRAINT "FK_portal_users_partners_partner" FOREIGN KEY (partner) REFERENCES partners (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE deals (
        id uuid NOT NULL,
        number character varying(11) NOT NULL,
        partner uuid NOT NULL,
        program_version integer NOT NULL,
        type character varying(20) NOT NULL,
        expected_close_date date NOT NULL,
        stage character varying(20) NOT NULL,
        source character varying(20) NOT NULL,
        owner character varying(200),
        description character varying(4000),
        external_id character varying(100),
        status character varying(20) NOT NULL,
        protected_until timestamp with time zone,
        status_then character varying(20) NOT NULL,
        review_required boolean NOT NULL,
        decision_due_by timestamp with time zone,
        submitted_at timestamp with time zone NOT NULL,
        created_at timestamp with time zone NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        version integer NOT NULL,
        customer_city character varying(200),
        contact_email character varying(254),
        contact_name character varying(200),
        customer_country character varying(2) NOT NULL,
        customer_duns character varying(50),
        customer_name character varying(200) NOT NULL,
        customer_tax_id character varying(50),
        customer_unit character varying(200),
        customer_website character varying(2048),
        value_amount numeric(19,4) NOT NULL,
        value_currency character varying(3) NOT NULL,
        CONSTRAINT "PK_deals" PRIMARY KEY (id),
        CONSTRAINT "FK_deals_partners_partner" FOREIGN KEY (partner) REFERENCES partners (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_deals_program_versions_program_version" FOREIGN KEY (program_version) REFERENCES program_versions (number) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE portal_user_claims (
        id integer GENERATED BY DEFAULT AS IDENTITY,
        user_id uuid NOT NULL,
        claim_type text,
        claim_value text,
        CONSTRAINT "PK_portal_user_claims" PRIMARY KEY (id),
        CONSTRAINT "FK_portal_user_claims_portal_users_user_id" FOREIGN KEY (user_id) REFERENCES portal_users (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE portal_user_logins (
        login_provider text NOT NULL,
        provider_key text NOT NULL,
        provider_display_name text,
        user_id uuid NOT NULL,
        CONSTRAINT "PK_portal_user_logins" PRIMARY KEY (login_provider, provider_key),
        CONSTRAINT "FK_portal_user_logins_portal_users_user_id" FOREIGN KEY (user_id) REFERENCES portal_users (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE portal_user_tokens (
        user_id uuid NOT NULL,
        login_provider text NOT NULL,
        name text NOT NULL,
        value text,
        CONSTRAINT "PK_portal_user_tokens" PRIMARY KEY (user_id, login_provider, name),
        CONSTRAINT "FK_portal_user_tokens_portal_users_user_id" FOREIGN KEY (user_id) REFERENCES portal_users (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE claims (
        id bigint GENERATED BY DEFAULT AS IDENTITY,
        partner uuid NOT NULL,
        account uuid NOT NULL,
        unit character varying(200) NOT NULL,
        product_line character varying(50) NOT NULL,
        state character varying(20) NOT NULL,
        protected_from timestamp with time zone,
        protected_until timestamp with time zone,
        program_version integer,
        deal uuid NOT NULL,
        CONSTRAINT "PK_claims" PRIMARY KEY (id),
        CONSTRAINT ck_claims_protection CHECK ((protected_from IS NULL AND protected_until IS NULL) OR protected_from < protected_until),
        CONSTRAINT "FK_claims_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_claims_deals_deal" FOREIGN KEY (deal) REFERENCES deals (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE TABLE deal_products (
        code character varying(50) NOT NULL,
        deal uuid NOT NULL,
        product_line character varying(50) NOT NULL,
        amount numeric(19,4) NOT NULL,
        currency character varying(3) NOT NULL,
        CONSTRAINT "PK_deal_products" PRIMARY KEY (deal, code),
        CONSTRAINT "FK_deal_products_deals_deal" FOREIGN KEY (deal) REFERENCES deals (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX ix_account_keys_account ON account_keys (account);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX "IX_account_keys_asserted_by" ON account_keys (asserted_by);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX "IX_api_clients_partner" ON api_clients (partner);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX ix_audit_subject ON audit (subject, recorded_at, ordinal);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX "IX_claims_deal" ON claims (deal);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX ix_claims_held_until ON claims (protected_until) WHERE state = 'Held';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX ix_claims_waiting ON claims (account, unit, product_line, id) WHERE state = 'Waitlisted';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE UNIQUE INDEX ux_claims_once_per_partner ON claims (partner, account, unit, product_line) WHERE state <> 'Released';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE UNIQUE INDEX ux_claims_one_holder ON claims (account, unit, product_line) WHERE state = 'Held';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX ix_deals_newest ON deals (created_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX ix_deals_of_partner ON deals (partner, created_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX "IX_deals_program_version" ON deals (program_version);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE UNIQUE INDEX ux_deals_external_id ON deals (partner, external_id) WHERE external_id IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE UNIQUE INDEX ux_deals_number ON deals (number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX ix_idempotency_keys_created_at ON idempotency_keys (created_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX ix_outbox_order ON outbox (recorded_at, ordinal);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX "IX_portal_user_claims_user_id" ON portal_user_claims (user_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX "IX_portal_user_logins_user_id" ON portal_user_logins (user_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX "EmailIndex" ON portal_users (normalized_email);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE INDEX "IX_portal_users_partner" ON portal_users (partner);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    CREATE UNIQUE INDEX "UserNameIndex" ON portal_users (normalized_user_name);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121111736_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261121111736_Initial', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    DROP INDEX ix_audit_subject;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    ALTER TABLE deals ADD customer_words text NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    ALTER TABLE deals ADD message character varying(2000);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    ALTER TABLE deals ADD rejected_for character varying(20);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    ALTER TABLE deals ADD review_above numeric(20,4);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    ALTER TABLE audit ADD version integer;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    CREATE INDEX ix_audit_subject_version ON audit (subject, version);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    UPDATE deals SET customer_words = ' ' || lower(regexp_replace(customer_name, '[^[:alnum:]]+', ' ', 'g')) || ' ';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    UPDATE program_versions SET document = jsonb_set(document::jsonb, '{dealRegistration,reviewRaisePercent}', '25')::text
    WHERE document::jsonb #> '{dealRegistration,reviewRaisePercent}' IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121130059_DealChanges') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261121130059_DealChanges', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    DROP INDEX ix_claims_waiting;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    DROP INDEX ix_account_keys_account;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE account_keys RENAME COLUMN asserted_at TO added_at;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE deals ADD assignee uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE deals ADD clock_acts_at timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE deals ADD escalated_at timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE deals ADD review_reasons integer NOT NULL DEFAULT 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE deals ADD waits_since timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE claims ALTER COLUMN partner DROP NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE claims ALTER COLUMN deal DROP NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE claims ADD ahead boolean NOT NULL DEFAULT FALSE;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE claims ADD kept bigint;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE claims ADD moved_from uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE claims ADD vendor_claim uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE accounts ADD merged_into uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE accounts ADD name_rules character varying(20) NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE accounts ADD parent uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE accounts ADD several_units boolean NOT NULL DEFAULT FALSE;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE accounts ADD updated_at timestamp with time zone NOT NULL DEFAULT TIMESTAMPTZ '-infinity';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE accounts ADD words text NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE account_keys ALTER COLUMN asserted_by DROP NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE account_keys ADD confirmed_at timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE account_keys ADD confirmed_by character varying(100);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE account_keys ADD confirmed_by_kind character varying(20);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE account_keys ADD origin uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    UPDATE account_keys SET origin = account;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    UPDATE accounts SET updated_at = created_at;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    UPDATE deals SET waits_since = submitted_at, clock_acts_at = decision_due_by WHERE decision_due_by IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    UPDATE program_versions SET document = (document::jsonb || jsonb_build_object(
      'exchangeRates', '{}'::jsonb,
      'dealRegistration', (document::jsonb -> 'dealRegistration') ||
        '{"unansweredBusinessDays":5,"unansweredLimit":"25000.00","undecidedBusinessDays":20,"unconfirmedKeysLimit":"50000.00",
          "accountTotalDays":90,"directClaimDays":90,"unmergeDays":30}'::jsonb))::text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE account_external_ids (
        external_id character varying(100) NOT NULL,
        account uuid NOT NULL,
        origin uuid NOT NULL,
        added_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_account_external_ids PRIMARY KEY (external_id),
        CONSTRAINT "FK_account_external_ids_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE account_merges (
        id uuid NOT NULL,
        survivor uuid NOT NULL,
        absorbed uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        undone_at timestamp with time zone,
        contests text NOT NULL,
        subsidiaries text NOT NULL,
        CONSTRAINT "PK_account_merges" PRIMARY KEY (id),
        CONSTRAINT "FK_account_merges_accounts_absorbed" FOREIGN KEY (absorbed) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_account_merges_accounts_survivor" FOREIGN KEY (survivor) REFERENCES accounts (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE account_name_keys (
        key character varying(40) COLLATE "C" NOT NULL,
        account uuid NOT NULL,
        CONSTRAINT "PK_account_name_keys" PRIMARY KEY (key, account),
        CONSTRAINT "FK_account_name_keys_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE deal_keys (
        deal uuid NOT NULL,
        kind character varying(10) NOT NULL,
        value character varying(253) NOT NULL,
        left_at timestamp with time zone,
        CONSTRAINT "PK_deal_keys" PRIMARY KEY (deal, kind),
        CONSTRAINT "FK_deal_keys_deals_deal" FOREIGN KEY (deal) REFERENCES deals (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE deal_matchings (
        deal uuid NOT NULL,
        explanation text NOT NULL,
        CONSTRAINT "PK_deal_matchings" PRIMARY KEY (deal),
        CONSTRAINT "FK_deal_matchings_deals_deal" FOREIGN KEY (deal) REFERENCES deals (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE name_words (
        stem character varying(100) NOT NULL,
        accounts bigint NOT NULL,
        CONSTRAINT "PK_name_words" PRIMARY KEY (stem)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE names_read (
        id integer NOT NULL,
        rules character varying(20) NOT NULL,
        up_to uuid NOT NULL,
        accounts bigint NOT NULL,
        CONSTRAINT "PK_names_read" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE partner_keys (
        kind character varying(10) NOT NULL,
        value character varying(253) NOT NULL,
        partner uuid NOT NULL,
        CONSTRAINT "PK_partner_keys" PRIMARY KEY (partner, kind, value),
        CONSTRAINT "FK_partner_keys_partners_partner" FOREIGN KEY (partner) REFERENCES partners (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE vendor_claims (
        id uuid NOT NULL,
        kind character varying(10) NOT NULL,
        account uuid NOT NULL,
        unit character varying(200) NOT NULL,
        note character varying(2000),
        external_id character varying(100),
        made_by character varying(100) NOT NULL,
        last_activity_at timestamp with time zone NOT NULL,
        last_activity character varying(2000),
        ends_at timestamp with time zone,
        ended_at timestamp with time zone,
        end_reason character varying(2000),
        created_at timestamp with time zone NOT NULL,
        version integer NOT NULL,
        CONSTRAINT "PK_vendor_claims" PRIMARY KEY (id),
        CONSTRAINT "FK_vendor_claims_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE TABLE line_conflicts (
        id uuid NOT NULL,
        merge uuid NOT NULL,
        holder_claim bigint NOT NULL,
        holder uuid,
        challenger_claim bigint NOT NULL,
        challenger uuid NOT NULL,
        opened_at timestamp with time zone NOT NULL,
        due_by timestamp with time zone NOT NULL,
        escalated_at timestamp with time zone,
        assignee uuid,
        outcome character varying(20),
        decided_at timestamp with time zone,
        CONSTRAINT "PK_line_conflicts" PRIMARY KEY (id),
        CONSTRAINT "FK_line_conflicts_account_merges_merge" FOREIGN KEY (merge) REFERENCES account_merges (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_line_conflicts_claims_challenger_claim" FOREIGN KEY (challenger_claim) REFERENCES claims (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_line_conflicts_claims_holder_claim" FOREIGN KEY (holder_claim) REFERENCES claims (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_line_conflicts_deals_challenger" FOREIGN KEY (challenger) REFERENCES deals (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_line_conflicts_deals_holder" FOREIGN KEY (holder) REFERENCES deals (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_deals_left_to_clock ON deals (clock_acts_at, id) WHERE clock_acts_at IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_deals_waiting_for_staff ON deals (decision_due_by, id) WHERE decision_due_by IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_claims_vendor_claim ON claims (vendor_claim) WHERE vendor_claim IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_claims_waiting ON claims (account, product_line, id) WHERE state = 'Waitlisted';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE claims ADD CONSTRAINT ck_claims_holder CHECK ((deal IS NOT NULL AND partner IS NOT NULL AND vendor_claim IS NULL) OR (deal IS NULL AND partner IS NULL AND vendor_claim IS NOT NULL));
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_accounts_parent ON accounts (parent) WHERE parent IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_account_keys_account ON account_keys (account, confirmed_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX "IX_account_external_ids_account" ON account_external_ids (account);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX "IX_account_merges_survivor" ON account_merges (survivor);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE UNIQUE INDEX ux_account_merges_absorbed ON account_merges (absorbed) WHERE undone_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_account_name_keys_account ON account_name_keys (account);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_deal_keys_key ON deal_keys (value, kind);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_deal_keys_left ON deal_keys (left_at) WHERE left_at IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX "IX_line_conflicts_challenger" ON line_conflicts (challenger);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX "IX_line_conflicts_challenger_claim" ON line_conflicts (challenger_claim);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX "IX_line_conflicts_holder" ON line_conflicts (holder);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX "IX_line_conflicts_holder_claim" ON line_conflicts (holder_claim);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX "IX_line_conflicts_merge" ON line_conflicts (merge);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_line_conflicts_open ON line_conflicts (due_by, id) WHERE decided_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_vendor_claims_newest ON vendor_claims (created_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE INDEX ix_vendor_claims_of_account ON vendor_claims (account, created_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    CREATE UNIQUE INDEX ux_vendor_claims_external_id ON vendor_claims (external_id) WHERE external_id IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE accounts ADD CONSTRAINT "FK_accounts_accounts_parent" FOREIGN KEY (parent) REFERENCES accounts (id) ON DELETE RESTRICT;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    ALTER TABLE claims ADD CONSTRAINT "FK_claims_vendor_claims_vendor_claim" FOREIGN KEY (vendor_claim) REFERENCES vendor_claims (id) ON DELETE RESTRICT;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261121203812_Customers') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261121203812_Customers', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022849_NamesBesideKeys') THEN
    ALTER TABLE account_name_keys ADD country character varying(2) NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022849_NamesBesideKeys') THEN
    ALTER TABLE account_name_keys ADD name character varying(200) NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022849_NamesBesideKeys') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261122022849_NamesBesideKeys', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022850_NamesOfKeys') THEN
    UPDATE account_name_keys SET name = accounts.name, country = accounts.country FROM accounts WHERE accounts.id = account_name_keys.account;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022850_NamesOfKeys') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261122022850_NamesOfKeys', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022851_KeysHoldNames') THEN
    ALTER TABLE account_name_keys DROP CONSTRAINT "PK_account_name_keys",
      ADD CONSTRAINT "PK_account_name_keys" PRIMARY KEY (key, account) INCLUDE (country, name);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022851_KeysHoldNames') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261122022851_KeysHoldNames', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022852_MergedAccounts') THEN
    CREATE INDEX ix_accounts_merged ON accounts (id, merged_into) WHERE merged_into IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122022852_MergedAccounts') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261122022852_MergedAccounts', '10.0.14');
    END IF;
END $EF$;
COMMIT;
