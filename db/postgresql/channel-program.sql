CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE accounts (
        id uuid NOT NULL,
        name character varying(200) NOT NULL,
        name_search_text text NOT NULL,
        country character varying(2) NOT NULL,
        parent uuid,
        created_at timestamp with time zone NOT NULL,
        merged_into uuid,
        has_buying_units boolean NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        revision integer NOT NULL,
        name_rules_version character varying(20) NOT NULL,
        CONSTRAINT "PK_accounts" PRIMARY KEY (id),
        CONSTRAINT "FK_accounts_accounts_parent" FOREIGN KEY (parent) REFERENCES accounts (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE audit (
        id uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        recorded_at timestamp with time zone NOT NULL,
        ordinal integer NOT NULL,
        actor_kind character varying(20) NOT NULL,
        actor character varying(100) NOT NULL,
        action character varying(50) NOT NULL,
        schema_version integer NOT NULL,
        subject character varying(100) NOT NULL,
        version integer,
        before text,
        after text NOT NULL,
        CONSTRAINT "PK_audit" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE name_index_progress (
        id integer NOT NULL,
        rules character varying(20) NOT NULL,
        last_account uuid NOT NULL,
        accounts bigint NOT NULL,
        CONSTRAINT "PK_name_index_progress" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE name_words (
        stem character varying(100) NOT NULL,
        accounts bigint NOT NULL,
        CONSTRAINT "PK_name_words" PRIMARY KEY (stem)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE outbox (
        id uuid NOT NULL,
        position xid8 NOT NULL DEFAULT (pg_current_xact_id()),
        ordinal integer NOT NULL,
        at timestamp with time zone NOT NULL,
        recorded_at timestamp with time zone NOT NULL,
        type character varying(50) NOT NULL,
        schema_version integer NOT NULL,
        subject character varying(100) NOT NULL,
        version integer,
        partner uuid,
        data text NOT NULL,
        CONSTRAINT "PK_outbox" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE account_merges (
        id uuid NOT NULL,
        survivor uuid NOT NULL,
        absorbed uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        undone_at timestamp with time zone,
        snapshots text NOT NULL,
        subsidiaries text NOT NULL,
        CONSTRAINT "PK_account_merges" PRIMARY KEY (id),
        CONSTRAINT "FK_account_merges_accounts_absorbed" FOREIGN KEY (absorbed) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_account_merges_accounts_survivor" FOREIGN KEY (survivor) REFERENCES accounts (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE account_name_keys (
        key character varying(40) COLLATE "C" NOT NULL,
        account uuid NOT NULL,
        name character varying(200) NOT NULL,
        country character varying(2) NOT NULL,
        CONSTRAINT "PK_account_name_keys" PRIMARY KEY (key, account),
        CONSTRAINT "FK_account_name_keys_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE vendor_claims (
        id uuid NOT NULL,
        kind character varying(10) NOT NULL,
        account uuid NOT NULL,
        unit character varying(200) NOT NULL,
        note character varying(2000),
        external_id character varying(100),
        created_by character varying(100) NOT NULL,
        last_activity_at timestamp with time zone NOT NULL,
        last_activity character varying(2000),
        ends_at timestamp with time zone,
        ended_at timestamp with time zone,
        end_reason character varying(2000),
        created_at timestamp with time zone NOT NULL,
        version integer NOT NULL,
        revision integer NOT NULL,
        lines_version integer NOT NULL,
        CONSTRAINT "PK_vendor_claims" PRIMARY KEY (id),
        CONSTRAINT "FK_vendor_claims_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE account_keys (
        kind character varying(10) NOT NULL,
        value character varying(253) NOT NULL,
        account uuid NOT NULL,
        origin uuid NOT NULL,
        asserted_by uuid,
        added_at timestamp with time zone NOT NULL,
        confirmed_by_kind character varying(20),
        confirmed_by character varying(100),
        confirmed_at timestamp with time zone,
        CONSTRAINT pk_account_keys PRIMARY KEY (value, kind),
        CONSTRAINT "FK_account_keys_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_account_keys_partners_asserted_by" FOREIGN KEY (asserted_by) REFERENCES partners (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE deals (
        id uuid NOT NULL,
        number character varying(11) NOT NULL,
        partner uuid NOT NULL,
        program_version integer NOT NULL,
        type character varying(20) NOT NULL,
        customer_search_text text NOT NULL,
        expected_close_date date NOT NULL,
        stage character varying(20) NOT NULL,
        source character varying(20) NOT NULL,
        owner character varying(200),
        description character varying(4000),
        external_id character varying(100),
        status character varying(20) NOT NULL,
        protected_until timestamp with time zone,
        status_after_expiry character varying(20) NOT NULL,
        reapproval_threshold numeric(20,4),
        ended_as character varying(20),
        rejected_for character varying(20),
        message character varying(2000),
        submitted_at timestamp with time zone NOT NULL,
        created_at timestamp with time zone NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        version integer NOT NULL,
        revision integer NOT NULL,
        review_required boolean NOT NULL,
        review_reasons integer NOT NULL,
        review_requested_at timestamp with time zone,
        decision_due_by timestamp with time zone,
        escalated_at timestamp with time zone,
        next_deadline_at timestamp with time zone,
        assignee uuid,
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE claims (
        id bigint GENERATED BY DEFAULT AS IDENTITY,
        partner uuid,
        account uuid NOT NULL,
        moved_from uuid,
        unit character varying(200) NOT NULL,
        product_line character varying(50) NOT NULL,
        state character varying(20) NOT NULL,
        protected_from timestamp with time zone,
        protected_until timestamp with time zone,
        program_version integer,
        has_priority boolean NOT NULL,
        remaining_protection bigint,
        deal uuid,
        vendor_claim uuid,
        CONSTRAINT "PK_claims" PRIMARY KEY (id),
        CONSTRAINT ck_claims_holder CHECK ((deal IS NOT NULL AND partner IS NOT NULL AND vendor_claim IS NULL) OR (deal IS NULL AND partner IS NULL AND vendor_claim IS NOT NULL)),
        CONSTRAINT ck_claims_protection CHECK ((protected_from IS NULL AND protected_until IS NULL) OR protected_from < protected_until),
        CONSTRAINT "FK_claims_accounts_account" FOREIGN KEY (account) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_claims_deals_deal" FOREIGN KEY (deal) REFERENCES deals (id) ON DELETE RESTRICT,
        CONSTRAINT "FK_claims_vendor_claims_vendor_claim" FOREIGN KEY (vendor_claim) REFERENCES vendor_claims (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE TABLE deal_keys (
        deal uuid NOT NULL,
        kind character varying(10) NOT NULL,
        value character varying(253) NOT NULL,
        review_due_since timestamp with time zone,
        CONSTRAINT "PK_deal_keys" PRIMARY KEY (deal, kind),
        CONSTRAINT "FK_deal_keys_deals_deal" FOREIGN KEY (deal) REFERENCES deals (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
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
        revision integer NOT NULL,
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_account_external_ids_account" ON account_external_ids (account);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_account_keys_account ON account_keys (account, confirmed_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_account_keys_asserted_by" ON account_keys (asserted_by);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_account_merges_survivor" ON account_merges (survivor);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE UNIQUE INDEX ux_account_merges_absorbed ON account_merges (absorbed) WHERE undone_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_account_name_keys_account ON account_name_keys (account);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_accounts_merged ON accounts (id, merged_into) WHERE merged_into IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_accounts_parent ON accounts (parent) WHERE parent IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_api_clients_partner" ON api_clients (partner);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_audit_subject_version ON audit (subject, version);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_claims_deal" ON claims (deal);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_claims_held_until ON claims (protected_until) WHERE state = 'Held';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_claims_vendor_claim ON claims (vendor_claim) WHERE vendor_claim IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_claims_waitlisted ON claims (account, product_line, id) WHERE state = 'Waitlisted';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE UNIQUE INDEX ux_claims_once_per_partner ON claims (partner, account, unit, product_line) WHERE state <> 'Released';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE UNIQUE INDEX ux_claims_one_holder ON claims (account, unit, product_line) WHERE state = 'Held';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_deal_keys_key ON deal_keys (value, kind);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_deal_keys_to_review ON deal_keys (review_due_since) WHERE review_due_since IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_deals_in_review ON deals (decision_due_by, id) WHERE decision_due_by IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_deals_newest ON deals (created_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_deals_next_deadline ON deals (next_deadline_at, id) WHERE next_deadline_at IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_deals_of_partner ON deals (partner, created_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_deals_program_version" ON deals (program_version);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE UNIQUE INDEX ux_deals_external_id ON deals (partner, external_id) WHERE external_id IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE UNIQUE INDEX ux_deals_number ON deals (number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_idempotency_keys_created_at ON idempotency_keys (created_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_line_conflicts_challenger" ON line_conflicts (challenger);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_line_conflicts_challenger_claim" ON line_conflicts (challenger_claim);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_line_conflicts_holder" ON line_conflicts (holder);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_line_conflicts_holder_claim" ON line_conflicts (holder_claim);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_line_conflicts_merge" ON line_conflicts (merge);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_line_conflicts_open ON line_conflicts (due_by, id) WHERE decided_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_outbox_order ON outbox (position, ordinal, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_portal_user_claims_user_id" ON portal_user_claims (user_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_portal_user_logins_user_id" ON portal_user_logins (user_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "EmailIndex" ON portal_users (normalized_email);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX "IX_portal_users_partner" ON portal_users (partner);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE UNIQUE INDEX "UserNameIndex" ON portal_users (normalized_user_name);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_vendor_claims_newest ON vendor_claims (created_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE INDEX ix_vendor_claims_of_account ON vendor_claims (account, created_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    CREATE UNIQUE INDEX ux_vendor_claims_external_id ON vendor_claims (external_id) WHERE external_id IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    -- The tables in which the job scheduler keeps its jobs: those of Quartz.NET 4.7.3 (Apache-2.0) under its default prefix.
    -- Every statement creates only what is missing.
    CREATE TABLE IF NOT EXISTS qrtz_job_details (
      sched_name text not null,
      job_name text not null,
      job_group text not null,
      description text null,
      job_class_name text not null,
      is_durable bool not null,
      is_nonconcurrent bool not null,
      is_update_data bool not null,
      requests_recovery bool not null,
      job_data bytea null,
      primary key (sched_name,job_name,job_group)
    );
    CREATE TABLE IF NOT EXISTS qrtz_triggers (
      sched_name text not null,
      trigger_name text not null,
      trigger_group text not null,
      job_name text not null,
      job_group text not null,
      description text null,
      next_fire_time bigint null,
      prev_fire_time bigint null,
      priority integer null,
      trigger_state text not null,
      trigger_type text not null,
      start_time bigint not null,
      end_time bigint null,
      calendar_name text null,
      misfire_instr smallint null,
      misfire_orig_fire_time bigint null,
      execution_group varchar(200) null,
      preferred_node varchar(200) null,
      preferred_node_auto bool not null default false,
      retry_policy varchar(250) null,
      retry_attempt integer null,
      continues_trigger_name text null,
      continues_trigger_group text null,
      continuation_condition integer null,
      overlap_policy integer null,
      pause_reason varchar(250) null,
      paused_by varchar(200) null,
      paused_at bigint null,
      misfire_threshold bigint null,
      fixed_delay bool null,
      job_data bytea null,
      primary key (sched_name,trigger_name,trigger_group),
      foreign key (sched_name,job_name,job_group) references qrtz_job_details (sched_name,job_name,job_group)
    );
    CREATE TABLE IF NOT EXISTS qrtz_simple_triggers (
      sched_name text not null,
      trigger_name text not null,
      trigger_group text not null,
      repeat_count bigint not null,
      repeat_interval bigint not null,
      times_triggered bigint not null,
      primary key (sched_name,trigger_name,trigger_group),
      foreign key (sched_name,trigger_name,trigger_group) references qrtz_triggers (sched_name,trigger_name,trigger_group) on delete cascade
    );
    CREATE TABLE IF NOT EXISTS qrtz_cron_triggers (
      sched_name text not null,
      trigger_name text not null,
      trigger_group text not null,
      cron_expression text not null,
      time_zone_id text,
      primary key (sched_name,trigger_name,trigger_group),
      foreign key (sched_name,trigger_name,trigger_group) references qrtz_triggers (sched_name,trigger_name,trigger_group) on delete cascade
    );
    CREATE TABLE IF NOT EXISTS qrtz_simprop_triggers (
      sched_name text not null,
      trigger_name text not null,
      trigger_group text not null,
      str_prop_1 text null,
      str_prop_2 text null,
      str_prop_3 text null,
      int_prop_1 integer null,
      int_prop_2 integer null,
      long_prop_1 bigint null,
      long_prop_2 bigint null,
      dec_prop_1 numeric null,
      dec_prop_2 numeric null,
      bool_prop_1 bool null,
      bool_prop_2 bool null,
      time_zone_id text null,
      primary key (sched_name,trigger_name,trigger_group),
      foreign key (sched_name,trigger_name,trigger_group) references qrtz_triggers (sched_name,trigger_name,trigger_group) on delete cascade
    );
    CREATE TABLE IF NOT EXISTS qrtz_blob_triggers (
      sched_name text not null,
      trigger_name text not null,
      trigger_group text not null,
      blob_data bytea null,
      primary key (sched_name,trigger_name,trigger_group),
      foreign key (sched_name,trigger_name,trigger_group) references qrtz_triggers (sched_name,trigger_name,trigger_group) on delete cascade
    );
    CREATE TABLE IF NOT EXISTS qrtz_calendars (
      sched_name text not null,
      calendar_name text not null,
      calendar bytea not null,
      primary key (sched_name,calendar_name)
    );
    CREATE TABLE IF NOT EXISTS qrtz_paused_trigger_grps (
      sched_name text not null,
      trigger_group text not null,
      pause_reason varchar(250) null,
      paused_by varchar(200) null,
      paused_at bigint null,
      primary key (sched_name,trigger_group)
    );
    CREATE TABLE IF NOT EXISTS qrtz_paused_job_grps (
      sched_name text not null,
      job_group text not null,
      pause_reason varchar(250) null,
      paused_by varchar(200) null,
      paused_at bigint null,
      primary key (sched_name,job_group)
    );
    CREATE TABLE IF NOT EXISTS qrtz_fired_triggers (
      sched_name text not null,
      entry_id text not null,
      trigger_name text not null,
      trigger_group text not null,
      instance_name text not null,
      fired_time bigint not null,
      sched_time bigint not null,
      priority integer not null,
      state text not null,
      job_name text null,
      job_group text null,
      is_nonconcurrent bool not null,
      requests_recovery bool null,
      execution_group varchar(200) null,
      progress integer null,
      progress_message varchar(250) null,
      interrupt_requested_time bigint null,
      primary key (sched_name,entry_id)
    );
    CREATE TABLE IF NOT EXISTS qrtz_scheduler_state (
      sched_name text not null,
      instance_name text not null,
      last_checkin_time bigint not null,
      checkin_interval bigint not null,
      quartz_version varchar(20) null,
      primary key (sched_name,instance_name)
    );
    CREATE TABLE IF NOT EXISTS qrtz_locks (
      sched_name text not null,
      lock_name text not null,
      primary key (sched_name,lock_name)
    );
    CREATE TABLE IF NOT EXISTS qrtz_execution_history (
      sched_name text not null,
      entry_id text not null,
      instance_name text not null,
      job_name text not null,
      job_group text not null,
      trigger_name text not null,
      trigger_group text not null,
      fired_time bigint not null,
      run_time bigint not null,
      succeeded bool not null,
      error_message text null,
      retry_attempt integer not null default 0,
      retry_scheduled bool not null default false,
      execution_log text null,
      result integer null,
      summary text null,
      metrics text null,
      manual bool null,
      fire_instance_id text null,
      job_input text null,
      job_input_too_large bool null,
      primary key (sched_name,entry_id)
    );
    CREATE TABLE IF NOT EXISTS qrtz_misfire_history (
      sched_name text not null,
      entry_id text not null,
      instance_name text not null,
      trigger_name text not null,
      trigger_group text not null,
      job_name text null,
      job_group text null,
      misfire_time bigint not null,
      sched_time bigint null,
      reason integer null,
      primary key (sched_name,entry_id)
    );
    CREATE TABLE IF NOT EXISTS qrtz_job_status (
      sched_name text not null,
      job_group text not null,
      job_name text not null,
      first_fired_time bigint not null,
      last_fired_time bigint not null,
      last_result integer not null,
      last_run_time bigint not null,
      last_instance_name text not null,
      last_entry_id text null,
      last_summary text null,
      last_success_time bigint null,
      last_failure_time bigint null,
      last_failure_message text null,
      consecutive_failures integer not null default 0,
      run_count bigint not null default 0,
      failure_count bigint not null default 0,
      primary key (sched_name,job_group,job_name)
    );
    CREATE INDEX IF NOT EXISTS idx_qrtz_j_g_n ON qrtz_job_details (sched_name, job_group, job_name);
    CREATE INDEX IF NOT EXISTS idx_qrtz_t_j ON qrtz_triggers (sched_name, job_name, job_group);
    CREATE INDEX IF NOT EXISTS idx_qrtz_t_g_n ON qrtz_triggers (sched_name, trigger_group, trigger_name);
    CREATE INDEX IF NOT EXISTS idx_qrtz_t_c ON qrtz_triggers (sched_name, calendar_name);
    CREATE INDEX IF NOT EXISTS idx_qrtz_t_nft_st ON qrtz_triggers (sched_name, trigger_state, next_fire_time asc, priority desc, misfire_instr);
    CREATE INDEX IF NOT EXISTS idx_qrtz_ft_inst_job_req_rcvry ON qrtz_fired_triggers (sched_name, instance_name, requests_recovery);
    CREATE INDEX IF NOT EXISTS idx_qrtz_ft_j_g ON qrtz_fired_triggers (sched_name, job_name, job_group);
    CREATE INDEX IF NOT EXISTS idx_qrtz_ft_t_g ON qrtz_fired_triggers (sched_name, trigger_name, trigger_group);
    CREATE INDEX IF NOT EXISTS idx_qrtz_eh_fired_time ON qrtz_execution_history (sched_name, fired_time);
    CREATE INDEX IF NOT EXISTS idx_qrtz_eh_inst ON qrtz_execution_history (sched_name, instance_name);
    CREATE INDEX IF NOT EXISTS idx_qrtz_mh_misfire_time ON qrtz_misfire_history (sched_name, misfire_time);
    CREATE INDEX IF NOT EXISTS idx_qrtz_mh_inst ON qrtz_misfire_history (sched_name, instance_name);
    CREATE INDEX IF NOT EXISTS idx_qrtz_eh_job_time ON qrtz_execution_history (sched_name, job_group, job_name, fired_time);
    CREATE INDEX IF NOT EXISTS idx_qrtz_eh_fire_inst ON qrtz_execution_history (sched_name, fire_instance_id);
    CREATE INDEX IF NOT EXISTS idx_qrtz_eh_trig_time ON qrtz_execution_history (sched_name, trigger_group, trigger_name, fired_time);

    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    ALTER TABLE account_name_keys DROP CONSTRAINT "PK_account_name_keys",
      ADD CONSTRAINT "PK_account_name_keys" PRIMARY KEY (key, account) INCLUDE (country, name);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126140129_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261126140129_Initial', '10.0.14');
    END IF;
END $EF$;
COMMIT;
