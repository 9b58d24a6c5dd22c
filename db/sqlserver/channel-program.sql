IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [accounts] (
        [id] binary(16) NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name_search_text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [country] nvarchar(4) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [parent] binary(16) NULL,
        [created_at] datetimeoffset NOT NULL,
        [merged_into] binary(16) NULL,
        [has_buying_units] bit NOT NULL,
        [updated_at] datetimeoffset NOT NULL,
        [revision] int NOT NULL,
        [name_rules_version] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_accounts] PRIMARY KEY ([id]),
        CONSTRAINT [FK_accounts_accounts_parent] FOREIGN KEY ([parent]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [attempt_counts] (
        [key] varbinary(32) NOT NULL,
        [count] int NOT NULL,
        [ends_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_attempt_counts] PRIMARY KEY ([key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [audit] (
        [id] binary(16) NOT NULL,
        [at] datetimeoffset NOT NULL,
        [recorded_at] datetimeoffset NOT NULL,
        [ordinal] int NOT NULL,
        [actor_kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [actor] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [action] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [schema_version] int NOT NULL,
        [subject] nvarchar(201) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [version] int NULL,
        [before] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [after] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_audit] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [badge_keys] (
        [id] varchar(43) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [n] varchar(1366) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [e] varchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_used_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_badge_keys] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [data_protection_keys] (
        [id] int NOT NULL IDENTITY,
        [friendly_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [xml] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_data_protection_keys] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [document_chunks] (
        [document] binary(16) NOT NULL,
        [place] int NOT NULL,
        [bytes] varbinary(max) NOT NULL,
        CONSTRAINT [PK_document_chunks] PRIMARY KEY ([document], [place])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [erasures] (
        [id] binary(16) NOT NULL,
        [at] datetimeoffset NOT NULL,
        [erased_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [person] binary(16) NULL,
        [erased] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_erasures] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [idempotency_keys] (
        [key] varbinary(32) NOT NULL,
        [fingerprint] varbinary(32) NOT NULL,
        [status] int NOT NULL,
        [content_type] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [location] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [etag] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [body] varbinary(max) NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_idempotency_keys] PRIMARY KEY ([key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [name_index_progress] (
        [id] int NOT NULL,
        [rules] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [last_account] binary(16) NOT NULL,
        [accounts] bigint NOT NULL,
        CONSTRAINT [PK_name_index_progress] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [name_words] (
        [stem] nvarchar(201) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [accounts] bigint NOT NULL,
        CONSTRAINT [PK_name_words] PRIMARY KEY ([stem])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [oauth_scopes] (
        [id] binary(16) NOT NULL,
        [concurrency_token] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [description] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [descriptions] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [display_name] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [display_names] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [name] nvarchar(201) COLLATE Latin1_General_100_BIN2 NULL,
        [properties] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [resources] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_oauth_scopes] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [outbox] (
        [id] binary(16) NOT NULL,
        [position] rowversion NOT NULL,
        [ordinal] int NOT NULL,
        [at] datetimeoffset NOT NULL,
        [recorded_at] datetimeoffset NOT NULL,
        [type] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [schema_version] int NOT NULL,
        [subject] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [version] int NULL,
        [partner] binary(16) NULL,
        [is_internal] bit NOT NULL DEFAULT CAST(0 AS bit),
        [data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [outbox_readers] (
        [name] nvarchar(101) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [position] bigint NOT NULL,
        [ordinal] int NOT NULL,
        [event] binary(16) NOT NULL,
        CONSTRAINT [PK_outbox_readers] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [people] (
        [id] binary(16) NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_people] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [program_drafts] (
        [number] int NOT NULL,
        [document] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        [updated_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_program_drafts] PRIMARY KEY ([number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [program_versions] (
        [number] int NOT NULL,
        [effective_from] datetimeoffset NOT NULL,
        [published_at] datetimeoffset NOT NULL,
        [document] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_program_versions] PRIMARY KEY ([number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [receipt_keys] (
        [id] varchar(43) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [x] varchar(43) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [y] varchar(43) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_used_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_receipt_keys] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [sandbox_clock] (
        [id] int NOT NULL,
        [ahead] bigint NOT NULL,
        CONSTRAINT [PK_sandbox_clock] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [spent_challenges] (
        [hash] varbinary(32) NOT NULL,
        [expires_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_spent_challenges] PRIMARY KEY ([hash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [account_external_ids] (
        [external_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [account] binary(16) NOT NULL,
        [origin] binary(16) NOT NULL,
        [added_at] datetimeoffset NOT NULL,
        CONSTRAINT [pk_account_external_ids] PRIMARY KEY ([external_id]),
        CONSTRAINT [FK_account_external_ids_accounts_account] FOREIGN KEY ([account]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [account_merges] (
        [id] binary(16) NOT NULL,
        [survivor] binary(16) NOT NULL,
        [absorbed] binary(16) NOT NULL,
        [at] datetimeoffset NOT NULL,
        [undone_at] datetimeoffset NULL,
        [snapshots] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [subsidiaries] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_account_merges] PRIMARY KEY ([id]),
        CONSTRAINT [FK_account_merges_accounts_absorbed] FOREIGN KEY ([absorbed]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_account_merges_accounts_survivor] FOREIGN KEY ([survivor]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [account_name_keys] (
        [key] varchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [account] binary(16) NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [country] nvarchar(4) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_account_name_keys] PRIMARY KEY ([key], [account]),
        CONSTRAINT [FK_account_name_keys_accounts_account] FOREIGN KEY ([account]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [vendor_claims] (
        [id] binary(16) NOT NULL,
        [kind] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [account] binary(16) NOT NULL,
        [unit] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [note] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [external_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NULL,
        [created_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [last_activity_at] datetimeoffset NOT NULL,
        [last_activity] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [ends_at] datetimeoffset NULL,
        [ended_at] datetimeoffset NULL,
        [end_reason] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [created_at] datetimeoffset NOT NULL,
        [version] int NOT NULL,
        [revision] int NOT NULL,
        [lines_version] int NOT NULL,
        CONSTRAINT [PK_vendor_claims] PRIMARY KEY ([id]),
        CONSTRAINT [FK_vendor_claims_accounts_account] FOREIGN KEY ([account]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [certification_attempts] (
        [id] binary(16) NOT NULL,
        [external_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [person] binary(16) NOT NULL,
        [certification] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [score] decimal(5,2) NOT NULL,
        [taken_on] date NOT NULL,
        [passed] bit NOT NULL,
        [valid_until] date NULL,
        [counts_as] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [badge] varchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [program_version] int NOT NULL,
        [recorded_at] datetimeoffset NOT NULL,
        [withdrawn_at] datetimeoffset NULL,
        [withdrawn_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [withdrawal_reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [next_notice_on] date NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_certification_attempts] PRIMARY KEY ([id]),
        CONSTRAINT [FK_certification_attempts_people_person] FOREIGN KEY ([person]) REFERENCES [people] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [partners] (
        [id] binary(16) NOT NULL,
        [tier] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [tier_until] datetimeoffset NULL,
        [tier_after] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [is_tier_paused] bit NOT NULL,
        [plan_margin] decimal(13,10) NULL,
        [plan_from] datetimeoffset NULL,
        [plan_until] datetimeoffset NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name_search_text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [country] nvarchar(4) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [type] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [website] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [phone] nvarchar(80) COLLATE Latin1_General_100_BIN2 NULL,
        [program_version] int NOT NULL,
        [status] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [suspension_message] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [suspended_at] datetimeoffset NULL,
        [has_low_win_rate] bit NOT NULL,
        [channel_manager] binary(16) NULL,
        [deputy_manager] binary(16) NULL,
        [distributor] binary(16) NULL,
        [agreement_version] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [agreement_accepted_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [agreement_accepted_at] datetimeoffset NULL,
        [created_at] datetimeoffset NOT NULL,
        [updated_at] datetimeoffset NOT NULL,
        [version] int NOT NULL,
        [revision] int NOT NULL,
        [addresses] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [leaves_at] datetimeoffset NULL,
        [successor] binary(16) NULL,
        CONSTRAINT [PK_partners] PRIMARY KEY ([id]),
        CONSTRAINT [FK_partners_partners_distributor] FOREIGN KEY ([distributor]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_partners_partners_successor] FOREIGN KEY ([successor]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_partners_program_versions_program_version] FOREIGN KEY ([program_version]) REFERENCES [program_versions] ([number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [account_assignments] (
        [id] binary(16) NOT NULL,
        [account] binary(16) NOT NULL,
        [origin] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [lines] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [valid_from] datetimeoffset NOT NULL,
        [valid_until] datetimeoffset NULL,
        [note] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [conflict] binary(16) NULL,
        [created_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        [ended_at] datetimeoffset NULL,
        [end_reason] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_account_assignments] PRIMARY KEY ([id]),
        CONSTRAINT [FK_account_assignments_accounts_account] FOREIGN KEY ([account]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_account_assignments_accounts_origin] FOREIGN KEY ([origin]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_account_assignments_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [account_keys] (
        [kind] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [value] nvarchar(507) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [account] binary(16) NOT NULL,
        [origin] binary(16) NOT NULL,
        [asserted_by] binary(16) NULL,
        [added_at] datetimeoffset NOT NULL,
        [confirmed_by_kind] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [confirmed_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [confirmed_at] datetimeoffset NULL,
        CONSTRAINT [pk_account_keys] PRIMARY KEY NONCLUSTERED ([value], [kind]),
        CONSTRAINT [FK_account_keys_accounts_account] FOREIGN KEY ([account]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_account_keys_partners_asserted_by] FOREIGN KEY ([asserted_by]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [api_clients] (
        [id] binary(16) NOT NULL,
        [partner] binary(16) NULL,
        [old_secret] varchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [old_secret_until] datetimeoffset NULL,
        [last_used_at] datetimeoffset NULL,
        [revoked_at] datetimeoffset NULL,
        [created_at] datetimeoffset NOT NULL,
        [application_type] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [client_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [client_secret] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [client_type] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [concurrency_token] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [consent_type] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [display_name] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [display_names] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [json_web_key_set] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [permissions] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [post_logout_redirect_uris] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [properties] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [redirect_uris] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [requirements] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [settings] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_api_clients] PRIMARY KEY ([id]),
        CONSTRAINT [FK_api_clients_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [commitments] (
        [id] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [program_year] int NOT NULL,
        [status] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [entered_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [entered_at] datetimeoffset NOT NULL,
        [document] binary(16) NULL,
        [document_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [document_type] varchar(10) COLLATE Latin1_General_100_BIN2 NULL,
        [document_size] int NULL,
        [document_digest] varbinary(32) NULL,
        [submitted_at] datetimeoffset NULL,
        [due_by] datetimeoffset NULL,
        [assignee] binary(16) NULL,
        [confirmed_at] datetimeoffset NULL,
        [ended_at] datetimeoffset NULL,
        [reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [revision] int NOT NULL,
        [amount] decimal(19,4) NOT NULL,
        [currency] nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_commitments] PRIMARY KEY ([id]),
        CONSTRAINT [FK_commitments_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [deal_drafts] (
        [id] binary(16) NOT NULL,
        [number] nvarchar(22) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [partner] binary(16) NOT NULL,
        [content] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [withdrawn_at] datetimeoffset NULL,
        [created_at] datetimeoffset NOT NULL,
        [updated_at] datetimeoffset NOT NULL,
        [revision] int NOT NULL,
        [customer_search_text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [external_id] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [products] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [stage] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [type] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_deal_drafts] PRIMARY KEY ([id]),
        CONSTRAINT [FK_deal_drafts_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [deals] (
        [id] binary(16) NOT NULL,
        [number] nvarchar(22) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [partner] binary(16) NOT NULL,
        [registered_by] binary(16) NOT NULL,
        [program_version] int NOT NULL,
        [type] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [customer_search_text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [expected_close_date] date NOT NULL,
        [stage] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [source] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [owner] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [distributor] binary(16) NULL,
        [description] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [external_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NULL,
        [reserved_external_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NULL,
        [reapproval_threshold] decimal(20,4) NULL,
        [ended_as] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [end_reason] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [message] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [submitted_at] datetimeoffset NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        [updated_at] datetimeoffset NOT NULL,
        [receipt] varchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [version] int NOT NULL,
        [revision] int NOT NULL,
        [status] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [confirmation_due_by] datetimeoffset NULL,
        [answer_due_by] datetimeoffset NULL,
        [protected_until] datetimeoffset NULL,
        [offered_until] datetimeoffset NULL,
        [final_status] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ends_at] datetimeoffset NULL,
        [next_change_at] datetimeoffset NULL,
        [lost_for] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [loss_note] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [undone_because] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [extensions_used] int NOT NULL,
        [extension_requested_at] datetimeoffset NULL,
        [extension_message] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [question] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [answer_text] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [asked_at] datetimeoffset NULL,
        [times_asked] int NOT NULL,
        [time_to_answer] bigint NOT NULL,
        [paused_review_since] datetimeoffset NULL,
        [review_required] bit NOT NULL,
        [review_reasons] int NOT NULL,
        [review_requested_at] datetimeoffset NULL,
        [decision_due_by] datetimeoffset NULL,
        [escalated_at] datetimeoffset NULL,
        [next_deadline_at] datetimeoffset NULL,
        [assignee] binary(16) NULL,
        [last_activity_at] datetimeoffset NOT NULL,
        [last_progress_at] datetimeoffset NULL,
        [furthest_stage] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [reminded_of] datetimeoffset NULL,
        [reminded_days] int NULL,
        [tender_id] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [tender_confirmed_at] datetimeoffset NULL,
        [won_on] date NULL,
        [won_amount] decimal(19,4) NULL,
        [order_reference] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [win_reported_at] datetimeoffset NULL,
        [held_for_confirmation] bit NOT NULL,
        [won_at] datetimeoffset NULL,
        [customer_city] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [contact_email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NULL,
        [contact_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [customer_country] nvarchar(4) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [customer_duns] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [customer_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [customer_tax_id] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [customer_unit] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [customer_website] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [value_amount] decimal(19,4) NOT NULL,
        [value_currency] nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_deals] PRIMARY KEY ([id]),
        CONSTRAINT [FK_deals_partners_distributor] FOREIGN KEY ([distributor]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_deals_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_deals_partners_registered_by] FOREIGN KEY ([registered_by]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_deals_program_versions_program_version] FOREIGN KEY ([program_version]) REFERENCES [program_versions] ([number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [memberships] (
        [id] binary(16) NOT NULL,
        [person] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [comparable_email] nvarchar(509) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [email_confirmed] bit NOT NULL,
        [from_day] date NOT NULL,
        [until_day] date NULL,
        [created_at] datetimeoffset NOT NULL,
        [ended_at] datetimeoffset NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_memberships] PRIMARY KEY ([id]),
        CONSTRAINT [FK_memberships_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_memberships_people_person] FOREIGN KEY ([person]) REFERENCES [people] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [onboarding_completions] (
        [partner] binary(16) NOT NULL,
        [step] nvarchar(101) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [completed_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [note] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [at] datetimeoffset NOT NULL,
        [revision] int NOT NULL,
        CONSTRAINT [pk_onboarding_completions] PRIMARY KEY ([partner], [step]),
        CONSTRAINT [FK_onboarding_completions_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [partner_applications] (
        [id] binary(16) NOT NULL,
        [company_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [country] nvarchar(4) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [website] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [tax_id] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [duns] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [type] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [contact_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [agreement_version] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [status] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [secret_hash] varbinary(32) NOT NULL,
        [submitted_at] datetimeoffset NOT NULL,
        [confirm_by] datetimeoffset NOT NULL,
        [confirmed_at] datetimeoffset NULL,
        [doubts] int NOT NULL,
        [password_hash] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [due_by] datetimeoffset NULL,
        [assignee] binary(16) NULL,
        [decided_at] datetimeoffset NULL,
        [message] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [partner] binary(16) NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_partner_applications] PRIMARY KEY ([id]),
        CONSTRAINT [FK_partner_applications_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [partner_keys] (
        [kind] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [value] nvarchar(507) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [partner] binary(16) NOT NULL,
        CONSTRAINT [PK_partner_keys] PRIMARY KEY NONCLUSTERED ([partner], [kind], [value]),
        CONSTRAINT [FK_partner_keys_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [person_invitations] (
        [token_hash] varbinary(32) NOT NULL,
        [partner] binary(16) NOT NULL,
        [email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [expires_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_person_invitations] PRIMARY KEY ([token_hash]),
        CONSTRAINT [FK_person_invitations_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [portal_users] (
        [id] binary(16) NOT NULL,
        [partner] binary(16) NULL,
        [role] varchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [person] binary(16) NULL,
        [created_at] datetimeoffset NOT NULL,
        [removed_at] datetimeoffset NULL,
        [first_signed_in_at] datetimeoffset NULL,
        [user_name] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [normalized_user_name] nvarchar(513) COLLATE Latin1_General_100_BIN2 NULL,
        [email] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [normalized_email] nvarchar(513) COLLATE Latin1_General_100_BIN2 NULL,
        [email_confirmed] bit NOT NULL,
        [password_hash] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [security_stamp] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [concurrency_stamp] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [phone_number] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [phone_number_confirmed] bit NOT NULL,
        [two_factor_enabled] bit NOT NULL,
        [lockout_end] datetimeoffset NULL,
        [lockout_enabled] bit NOT NULL,
        [access_failed_count] int NOT NULL,
        CONSTRAINT [PK_portal_users] PRIMARY KEY ([id]),
        CONSTRAINT [ck_portal_users_partner] CHECK ((role LIKE 'Partner%' AND partner IS NOT NULL) OR (role NOT LIKE 'Partner%' AND partner IS NULL)),
        CONSTRAINT [FK_portal_users_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_portal_users_people_person] FOREIGN KEY ([person]) REFERENCES [people] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [survey_answers] (
        [id] binary(16) NOT NULL,
        [external_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [partner] binary(16) NOT NULL,
        [score] decimal(3,2) NOT NULL,
        [answered_on] date NOT NULL,
        [recorded_at] datetimeoffset NOT NULL,
        [withdrawn_at] datetimeoffset NULL,
        [withdrawn_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [withdrawal_reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_survey_answers] PRIMARY KEY ([id]),
        CONSTRAINT [FK_survey_answers_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [territories] (
        [id] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [countries] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [lines] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [valid_from] datetimeoffset NOT NULL,
        [valid_until] datetimeoffset NULL,
        [note] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [conflict] binary(16) NULL,
        [created_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        [ended_at] datetimeoffset NULL,
        [end_reason] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_territories] PRIMARY KEY ([id]),
        CONSTRAINT [FK_territories_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [tier_evaluations] (
        [id] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [at] datetimeoffset NOT NULL,
        [program_version] int NOT NULL,
        [held_tier] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [earned_tier] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [is_paused] bit NOT NULL,
        [tiers] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [changes] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [state_before] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [state_after] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_tier_evaluations] PRIMARY KEY ([id]),
        CONSTRAINT [FK_tier_evaluations_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_tier_evaluations_program_versions_program_version] FOREIGN KEY ([program_version]) REFERENCES [program_versions] ([number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [user_invitations] (
        [id] binary(16) NOT NULL,
        [partner] binary(16) NULL,
        [email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [normalized_email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [role] varchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [person] binary(16) NULL,
        [token_hash] varbinary(32) NOT NULL,
        [expires_at] datetimeoffset NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_user_invitations] PRIMARY KEY ([id]),
        CONSTRAINT [FK_user_invitations_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_user_invitations_people_person] FOREIGN KEY ([person]) REFERENCES [people] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [oauth_authorizations] (
        [id] binary(16) NOT NULL,
        [address] varchar(45) COLLATE Latin1_General_100_BIN2 NULL,
        [user_agent] varchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [last_used_at] datetimeoffset NULL,
        [application_id] binary(16) NULL,
        [concurrency_token] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [creation_date] datetime2 NULL,
        [properties] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [scopes] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [status] varchar(50) COLLATE Latin1_General_100_BIN2 NULL,
        [subject] nvarchar(201) COLLATE Latin1_General_100_BIN2 NULL,
        [type] varchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_oauth_authorizations] PRIMARY KEY ([id]),
        CONSTRAINT [FK_oauth_authorizations_api_clients_application_id] FOREIGN KEY ([application_id]) REFERENCES [api_clients] ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [claims] (
        [id] bigint NOT NULL IDENTITY,
        [partner] binary(16) NULL,
        [account] binary(16) NOT NULL,
        [moved_from] binary(16) NULL,
        [unit] nvarchar(401) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [product_line] nvarchar(101) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [state] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [held_since] datetimeoffset NULL,
        [protected_from] datetimeoffset NULL,
        [protected_until] datetimeoffset NULL,
        [offered_until] datetimeoffset NULL,
        [expires_at] datetimeoffset NULL,
        [program_version] int NULL,
        [margin_percent] decimal(13,10) NULL,
        [has_priority] bit NOT NULL,
        [remaining_protection] bigint NULL,
        [released_at] datetimeoffset NULL,
        [until_before_conflict] datetimeoffset NULL,
        [until_by_conflict] datetimeoffset NULL,
        [released_from] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [released_because] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [deal] binary(16) NULL,
        [vendor_claim] binary(16) NULL,
        CONSTRAINT [PK_claims] PRIMARY KEY ([id]),
        CONSTRAINT [ck_claims_holder] CHECK ((deal IS NOT NULL AND partner IS NOT NULL AND vendor_claim IS NULL) OR (deal IS NULL AND partner IS NULL AND vendor_claim IS NOT NULL)),
        CONSTRAINT [ck_claims_protection] CHECK ((protected_from IS NULL AND protected_until IS NULL) OR protected_from < protected_until),
        CONSTRAINT [FK_claims_accounts_account] FOREIGN KEY ([account]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_claims_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_claims_vendor_claims_vendor_claim] FOREIGN KEY ([vendor_claim]) REFERENCES [vendor_claims] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [credit_splits] (
        [id] binary(16) NOT NULL,
        [deal] binary(16) NOT NULL,
        [product_line] nvarchar(101) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [conflict] binary(16) NOT NULL,
        [in_force_from] datetimeoffset NOT NULL,
        [ended_at] datetimeoffset NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_credit_splits] PRIMARY KEY ([id]),
        CONSTRAINT [FK_credit_splits_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [deal_documents] (
        [id] binary(16) NOT NULL,
        [deal] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [type] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [size] int NOT NULL,
        [digest] varbinary(32) NOT NULL,
        [created_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_deal_documents] PRIMARY KEY ([id]),
        CONSTRAINT [FK_deal_documents_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_deal_documents_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [deal_keys] (
        [deal] binary(16) NOT NULL,
        [kind] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [partner] binary(16) NOT NULL,
        [value] nvarchar(507) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [review_due_since] datetimeoffset NULL,
        CONSTRAINT [PK_deal_keys] PRIMARY KEY ([deal], [kind]),
        CONSTRAINT [FK_deal_keys_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [deal_matchings] (
        [deal] binary(16) NOT NULL,
        [explanation] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_deal_matchings] PRIMARY KEY ([deal]),
        CONSTRAINT [FK_deal_matchings_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [deal_products] (
        [code] nvarchar(101) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [deal] binary(16) NOT NULL,
        [product_line] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [amount] decimal(19,4) NOT NULL,
        [currency] nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [is_won] bit NOT NULL,
        CONSTRAINT [PK_deal_products] PRIMARY KEY ([deal], [code]),
        CONSTRAINT [FK_deal_products_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [deal_transfers] (
        [id] binary(16) NOT NULL,
        [deal] binary(16) NOT NULL,
        [from_partner] binary(16) NOT NULL,
        [to_partner] binary(16) NULL,
        [code_hash] varbinary(32) NOT NULL,
        [note] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [status] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [offered_at] datetimeoffset NOT NULL,
        [expires_at] datetimeoffset NOT NULL,
        [accepted_at] datetimeoffset NULL,
        [due_by] datetimeoffset NULL,
        [assignee] binary(16) NULL,
        [ended_at] datetimeoffset NULL,
        [message] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_deal_transfers] PRIMARY KEY ([id]),
        CONSTRAINT [FK_deal_transfers_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_deal_transfers_partners_from_partner] FOREIGN KEY ([from_partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_deal_transfers_partners_to_partner] FOREIGN KEY ([to_partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [authenticators] (
        [person] binary(16) NOT NULL,
        [secret] varchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [unconfirmed] varchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        [last_step] bigint NOT NULL,
        CONSTRAINT [PK_authenticators] PRIMARY KEY ([person]),
        CONSTRAINT [FK_authenticators_portal_users_person] FOREIGN KEY ([person]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [calendar_feeds] (
        [person] binary(16) NOT NULL,
        [secret_hash] varbinary(32) NOT NULL,
        [since] datetimeoffset NOT NULL,
        CONSTRAINT [PK_calendar_feeds] PRIMARY KEY ([person]),
        CONSTRAINT [FK_calendar_feeds_portal_users_person] FOREIGN KEY ([person]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [mails] (
        [id] binary(16) NOT NULL,
        [event] binary(16) NOT NULL,
        [kind] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [person] binary(16) NULL,
        [address] nvarchar(508) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [subject] nvarchar(800) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [plain_text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [html] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [has_secret] bit NOT NULL,
        [queued_at] datetimeoffset NOT NULL,
        [next_attempt_at] datetimeoffset NULL,
        [postponements] int NOT NULL,
        [sent_at] datetimeoffset NULL,
        [refused_at] datetimeoffset NULL,
        [fault] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_mails] PRIMARY KEY ([id]),
        CONSTRAINT [FK_mails_portal_users_person] FOREIGN KEY ([person]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [mails_switched_off] (
        [person] binary(16) NOT NULL,
        [kind] nvarchar(101) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_mails_switched_off] PRIMARY KEY ([person], [kind]),
        CONSTRAINT [FK_mails_switched_off_portal_users_person] FOREIGN KEY ([person]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [portal_user_claims] (
        [id] int NOT NULL IDENTITY,
        [user_id] binary(16) NOT NULL,
        [claim_type] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [claim_value] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_portal_user_claims] PRIMARY KEY ([id]),
        CONSTRAINT [FK_portal_user_claims_portal_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [portal_user_logins] (
        [login_provider] nvarchar(257) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [provider_key] nvarchar(257) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [provider_display_name] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [user_id] binary(16) NOT NULL,
        CONSTRAINT [PK_portal_user_logins] PRIMARY KEY NONCLUSTERED ([login_provider], [provider_key]),
        CONSTRAINT [FK_portal_user_logins_portal_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [portal_user_tokens] (
        [user_id] binary(16) NOT NULL,
        [login_provider] nvarchar(257) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(257) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [value] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_portal_user_tokens] PRIMARY KEY NONCLUSTERED ([user_id], [login_provider], [name]),
        CONSTRAINT [FK_portal_user_tokens_portal_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [recovery_codes] (
        [person] binary(16) NOT NULL,
        [hash] varbinary(32) NOT NULL,
        CONSTRAINT [PK_recovery_codes] PRIMARY KEY ([person], [hash]),
        CONSTRAINT [FK_recovery_codes_portal_users_person] FOREIGN KEY ([person]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [secret_links] (
        [secret_hash] varbinary(32) NOT NULL,
        [person] binary(16) NOT NULL,
        [purpose] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NULL,
        [expires_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_secret_links] PRIMARY KEY ([secret_hash]),
        CONSTRAINT [FK_secret_links_portal_users_person] FOREIGN KEY ([person]) REFERENCES [portal_users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [partner_tiers] (
        [partner] binary(16) NOT NULL,
        [state] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [evaluated_at] datetimeoffset NULL,
        [evaluation] binary(16) NULL,
        [override_until] datetimeoffset NULL,
        [next_change_at] datetimeoffset NULL,
        [override_reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [overridden_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [assignee] binary(16) NULL,
        [revision] int NOT NULL,
        CONSTRAINT [PK_partner_tiers] PRIMARY KEY ([partner]),
        CONSTRAINT [FK_partner_tiers_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_partner_tiers_tier_evaluations_evaluation] FOREIGN KEY ([evaluation]) REFERENCES [tier_evaluations] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [oauth_tokens] (
        [id] binary(16) NOT NULL,
        [application_id] binary(16) NULL,
        [authorization_id] binary(16) NULL,
        [concurrency_token] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [creation_date] datetime2 NULL,
        [expiration_date] datetime2 NULL,
        [payload] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [properties] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [redemption_date] datetime2 NULL,
        [reference_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NULL,
        [status] varchar(50) COLLATE Latin1_General_100_BIN2 NULL,
        [subject] nvarchar(201) COLLATE Latin1_General_100_BIN2 NULL,
        [type] varchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_oauth_tokens] PRIMARY KEY ([id]),
        CONSTRAINT [FK_oauth_tokens_api_clients_application_id] FOREIGN KEY ([application_id]) REFERENCES [api_clients] ([id]),
        CONSTRAINT [FK_oauth_tokens_oauth_authorizations_authorization_id] FOREIGN KEY ([authorization_id]) REFERENCES [oauth_authorizations] ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [conflicts] (
        [id] binary(16) NOT NULL,
        [kind] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [account] binary(16) NULL,
        [unit] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [product_line] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [merge] binary(16) NULL,
        [holder_claim] bigint NULL,
        [vendor_claim] binary(16) NULL,
        [program_version] int NOT NULL,
        [opened_at] datetimeoffset NOT NULL,
        [opened_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [stage] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [stage_since] datetimeoffset NOT NULL,
        [level] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [level_since] datetimeoffset NOT NULL,
        [due_at] datetimeoffset NULL,
        [next_change_at] datetimeoffset NULL,
        [owner] binary(16) NULL,
        [deputy] binary(16) NULL,
        [revision] int NOT NULL,
        [kept_open] bit NOT NULL,
        [communicated_at] datetimeoffset NULL,
        [appeal_until] datetimeoffset NULL,
        [co_sell_until] datetimeoffset NULL,
        [mediation_skipped] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [escalation_reason] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [decision_target] datetimeoffset NULL,
        [closed_at] datetimeoffset NULL,
        [ended_because] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [prevention] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [prevention_made] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [ruling] binary(16) NULL,
        [ruling_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [ruling_type] varchar(10) COLLATE Latin1_General_100_BIN2 NULL,
        [ruling_size] int NULL,
        [ruling_digest] varbinary(32) NULL,
        CONSTRAINT [PK_conflicts] PRIMARY KEY ([id]),
        CONSTRAINT [FK_conflicts_account_merges_merge] FOREIGN KEY ([merge]) REFERENCES [account_merges] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflicts_accounts_account] FOREIGN KEY ([account]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflicts_claims_holder_claim] FOREIGN KEY ([holder_claim]) REFERENCES [claims] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflicts_program_versions_program_version] FOREIGN KEY ([program_version]) REFERENCES [program_versions] ([number]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflicts_vendor_claims_vendor_claim] FOREIGN KEY ([vendor_claim]) REFERENCES [vendor_claims] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [credit_shares] (
        [deal] binary(16) NOT NULL,
        [split] binary(16) NOT NULL,
        [percentage] decimal(5,2) NOT NULL,
        [place] int NOT NULL,
        CONSTRAINT [PK_credit_shares] PRIMARY KEY ([split], [deal]),
        CONSTRAINT [ck_credit_shares_percent] CHECK (percentage > 0 AND percentage <= 100),
        CONSTRAINT [FK_credit_shares_credit_splits_split] FOREIGN KEY ([split]) REFERENCES [credit_splits] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_credit_shares_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [revenue_events] (
        [id] binary(16) NOT NULL,
        [external_id] nvarchar(201) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [kind] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [deal] binary(16) NULL,
        [partner] binary(16) NOT NULL,
        [account] binary(16) NULL,
        [product] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [net_amount] decimal(19,4) NOT NULL,
        [program_version] int NOT NULL,
        [occurred_on] date NOT NULL,
        [refund_of] nvarchar(201) COLLATE Latin1_General_100_BIN2 NULL,
        [credited] bit NOT NULL,
        [credit_split] binary(16) NULL,
        [recorded_at] datetimeoffset NOT NULL,
        [amount] decimal(19,4) NOT NULL,
        [currency] nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_revenue_events] PRIMARY KEY ([id]),
        CONSTRAINT [ck_revenue_events_refund] CHECK ((kind = 'Payment' AND refund_of IS NULL) OR (kind = 'Refund' AND refund_of IS NOT NULL)),
        CONSTRAINT [FK_revenue_events_accounts_account] FOREIGN KEY ([account]) REFERENCES [accounts] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_revenue_events_credit_splits_credit_split] FOREIGN KEY ([credit_split]) REFERENCES [credit_splits] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_revenue_events_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_revenue_events_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_revenue_events_program_versions_program_version] FOREIGN KEY ([program_version]) REFERENCES [program_versions] ([number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [deal_activities] (
        [id] binary(16) NOT NULL,
        [deal] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [kind] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [at] datetimeoffset NOT NULL,
        [who] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [note] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [contact_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [contact_email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NULL,
        [document] binary(16) NULL,
        [created_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [created_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_deal_activities] PRIMARY KEY ([id]),
        CONSTRAINT [FK_deal_activities_deal_documents_document] FOREIGN KEY ([document]) REFERENCES [deal_documents] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_deal_activities_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_deal_activities_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [conflict_decisions] (
        [id] binary(16) NOT NULL,
        [conflict] binary(16) NOT NULL,
        [outcome] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [deal] binary(16) NULL,
        [shares] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [fallback] varchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [reason] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [message] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [decided_by] binary(16) NULL,
        [level] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [is_appeal] bit NOT NULL,
        [decided_at] datetimeoffset NOT NULL,
        [due_at] datetimeoffset NULL,
        [agreed] bit NULL,
        [came_to_nothing] bit NOT NULL,
        CONSTRAINT [PK_conflict_decisions] PRIMARY KEY ([id]),
        CONSTRAINT [FK_conflict_decisions_conflicts_conflict] FOREIGN KEY ([conflict]) REFERENCES [conflicts] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [conflict_notes] (
        [id] binary(16) NOT NULL,
        [conflict] binary(16) NOT NULL,
        [text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [noted_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [noted_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_conflict_notes] PRIMARY KEY ([id]),
        CONSTRAINT [FK_conflict_notes_conflicts_conflict] FOREIGN KEY ([conflict]) REFERENCES [conflicts] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [conflict_parties] (
        [id] binary(16) NOT NULL,
        [conflict] binary(16) NOT NULL,
        [deal] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [role] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [kind] varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [claim] bigint NULL,
        [joined_at] datetimeoffset NOT NULL,
        [stated_at] datetimeoffset NULL,
        [statements] int NOT NULL,
        [documents] int NOT NULL,
        [appealed_at] datetimeoffset NULL,
        [agrees_to_co_sell] bit NULL,
        [choice_contact] nvarchar(508) COLLATE Latin1_General_100_BIN2 NULL,
        [choice_code_hash] varbinary(32) NULL,
        [choice_until] datetimeoffset NULL,
        [choice_confirmed_at] datetimeoffset NULL,
        [hearing_until] datetimeoffset NULL,
        CONSTRAINT [PK_conflict_parties] PRIMARY KEY ([id]),
        CONSTRAINT [FK_conflict_parties_claims_claim] FOREIGN KEY ([claim]) REFERENCES [claims] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflict_parties_conflicts_conflict] FOREIGN KEY ([conflict]) REFERENCES [conflicts] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflict_parties_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflict_parties_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [revenue_credits] (
        [event] binary(16) NOT NULL,
        [deal] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [net_amount] decimal(19,4) NOT NULL,
        [occurred_on] date NOT NULL,
        [recorded_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_revenue_credits] PRIMARY KEY ([event], [deal]),
        CONSTRAINT [FK_revenue_credits_deals_deal] FOREIGN KEY ([deal]) REFERENCES [deals] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_revenue_credits_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_revenue_credits_revenue_events_event] FOREIGN KEY ([event]) REFERENCES [revenue_events] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [conflict_documents] (
        [id] binary(16) NOT NULL,
        [party] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [type] varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [size] int NOT NULL,
        [digest] varbinary(32) NOT NULL,
        [added_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [added_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_conflict_documents] PRIMARY KEY ([id]),
        CONSTRAINT [FK_conflict_documents_conflict_parties_party] FOREIGN KEY ([party]) REFERENCES [conflict_parties] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflict_documents_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE TABLE [conflict_statements] (
        [id] binary(16) NOT NULL,
        [party] binary(16) NOT NULL,
        [partner] binary(16) NOT NULL,
        [text] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [is_appeal] bit NOT NULL,
        [made_by] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [made_at] datetimeoffset NOT NULL,
        CONSTRAINT [PK_conflict_statements] PRIMARY KEY ([id]),
        CONSTRAINT [FK_conflict_statements_conflict_parties_party] FOREIGN KEY ([party]) REFERENCES [conflict_parties] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_conflict_statements_partners_partner] FOREIGN KEY ([partner]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_account_assignments_newest] ON [account_assignments] ([created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_account_assignments_of_account] ON [account_assignments] ([account], [created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_account_assignments_of_partner] ON [account_assignments] ([partner], [created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_account_assignments_origin] ON [account_assignments] ([origin]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_account_external_ids_account] ON [account_external_ids] ([account]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_account_keys_account] ON [account_keys] ([account], [confirmed_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_account_keys_asserted_by] ON [account_keys] ([asserted_by]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_account_merges_survivor] ON [account_merges] ([survivor]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_account_merges_absorbed] ON [account_merges] ([absorbed]) WHERE undone_at IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_account_name_keys_account] ON [account_name_keys] ([account]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_accounts_merged] ON [accounts] ([id], [merged_into]) WHERE merged_into IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_accounts_parent] ON [accounts] ([parent]) WHERE parent IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_api_clients_client_id] ON [api_clients] ([client_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_api_clients_partner] ON [api_clients] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_attempt_counts_ends_at] ON [attempt_counts] ([ends_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_subject_version] ON [audit] ([subject], [version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_calendar_feeds_secret] ON [calendar_feeds] ([secret_hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_certification_attempts_newest] ON [certification_attempts] ([recorded_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_certification_attempts_notice] ON [certification_attempts] ([next_notice_on], [id]) WHERE next_notice_on IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_certification_attempts_of_person] ON [certification_attempts] ([person], [counts_as], [taken_on], [valid_until], [recorded_at], [withdrawn_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_certification_attempts_badge] ON [certification_attempts] ([badge]) WHERE badge IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_certification_attempts_external_id] ON [certification_attempts] ([external_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_claims_deal] ON [claims] ([deal]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_claims_of_partner] ON [claims] ([account], [partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_claims_vendor_claim] ON [claims] ([vendor_claim]) WHERE vendor_claim IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_claims_waitlisted] ON [claims] ([account], [product_line], [id]) WHERE state = ''Waitlisted''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_claims_once_per_partner] ON [claims] ([partner], [account], [unit], [product_line]) WHERE state <> ''Released''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_claims_one_holder] ON [claims] ([account], [unit], [product_line]) WHERE state IN (''Held'', ''Offered'')');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_commitments_due] ON [commitments] ([due_by], [id]) WHERE due_by IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_commitments_of_partner] ON [commitments] ([partner], [entered_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_conflict_decisions_at] ON [conflict_decisions] ([decided_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_conflict_decisions_once] ON [conflict_decisions] ([conflict], [is_appeal]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflict_documents_partner] ON [conflict_documents] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflict_documents_party] ON [conflict_documents] ([party]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflict_notes_conflict] ON [conflict_notes] ([conflict]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflict_parties_claim] ON [conflict_parties] ([claim]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflict_parties_deal] ON [conflict_parties] ([deal]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_conflict_parties_of_partner] ON [conflict_parties] ([partner], [joined_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_conflict_parties_choice_code] ON [conflict_parties] ([choice_code_hash]) WHERE choice_code_hash IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_conflict_parties_once] ON [conflict_parties] ([conflict], [deal]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflict_statements_partner] ON [conflict_statements] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflict_statements_party] ON [conflict_statements] ([party]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflicts_account] ON [conflicts] ([account]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_conflicts_due] ON [conflicts] ([next_change_at]) WHERE next_change_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflicts_merge] ON [conflicts] ([merge]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_conflicts_newest] ON [conflicts] ([opened_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflicts_program_version] ON [conflicts] ([program_version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_conflicts_vendor_claim] ON [conflicts] ([vendor_claim]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_conflicts_waiting] ON [conflicts] ([due_at], [id]) WHERE due_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_conflicts_one_of_line] ON [conflicts] ([holder_claim]) WHERE holder_claim IS NOT NULL AND stage IN (''Identified'', ''Investigating'', ''Mediating'')');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_credit_shares_of_deal] ON [credit_shares] ([deal]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_credit_splits_in_force] ON [credit_splits] ([deal], [product_line]) WHERE ended_at IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_deal_activities_document] ON [deal_activities] ([document]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_deal_activities_of_deal] ON [deal_activities] ([deal], [created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_deal_activities_partner] ON [deal_activities] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_deal_documents_of_deal] ON [deal_documents] ([deal], [created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_deal_documents_partner] ON [deal_documents] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_deal_drafts_of_partner] ON [deal_drafts] ([partner], [created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_deal_drafts_number] ON [deal_drafts] ([number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_deal_keys_key] ON [deal_keys] ([value], [kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deal_keys_to_review] ON [deal_keys] ([review_due_since]) WHERE review_due_since IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deal_transfers_due] ON [deal_transfers] ([due_by], [id]) WHERE due_by IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_deal_transfers_from_partner] ON [deal_transfers] ([from_partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_deal_transfers_to_partner] ON [deal_transfers] ([to_partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_deal_transfers_code] ON [deal_transfers] ([code_hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_deal_transfers_open] ON [deal_transfers] ([deal]) WHERE status IN (''Offered'', ''Accepted'')');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_deals_distributor] ON [deals] ([distributor]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deals_in_review] ON [deals] ([decision_due_by], [id]) WHERE decision_due_by IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_deals_newest] ON [deals] ([created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deals_next_change] ON [deals] ([next_change_at], [id]) WHERE next_change_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deals_next_deadline] ON [deals] ([next_deadline_at], [id]) WHERE next_deadline_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deals_of_external_id] ON [deals] ([partner], [external_id], [created_at]) WHERE external_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_deals_of_partner] ON [deals] ([partner], [created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_deals_of_partner_by_end] ON [deals] ([partner], [ends_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_deals_program_version] ON [deals] ([program_version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deals_protected_until] ON [deals] ([protected_until], [id]) WHERE protected_until IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_deals_registered_by] ON [deals] ([registered_by]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_deals_external_id] ON [deals] ([partner], [reserved_external_id]) WHERE reserved_external_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_deals_number] ON [deals] ([number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_idempotency_keys_created_at] ON [idempotency_keys] ([created_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_mails_due] ON [mails] ([next_attempt_at], [id]) WHERE next_attempt_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_mails_person] ON [mails] ([person]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_mails_queued_at] ON [mails] ([queued_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_mails_event_person] ON [mails] ([event], [person]) WHERE [person] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_memberships_email] ON [memberships] ([comparable_email]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_memberships_of_partner] ON [memberships] ([partner], [created_at], [id], [person], [from_day], [until_day], [ended_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_memberships_open] ON [memberships] ([person]) WHERE until_day IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_oauth_authorizations_application_id_status_subject_type] ON [oauth_authorizations] ([application_id], [status], [subject], [type]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_oauth_scopes_name] ON [oauth_scopes] ([name]) WHERE [name] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_oauth_tokens_application_id_status_subject_type] ON [oauth_tokens] ([application_id], [status], [subject], [type]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_oauth_tokens_authorization_id] ON [oauth_tokens] ([authorization_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_oauth_tokens_expiration_date] ON [oauth_tokens] ([expiration_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_oauth_tokens_reference_id] ON [oauth_tokens] ([reference_id]) WHERE [reference_id] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_outbox_order] ON [outbox] ([position], [ordinal], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_partner_applications_due] ON [partner_applications] ([due_by], [id]) WHERE due_by IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_partner_applications_newest] ON [partner_applications] ([submitted_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_partner_applications_partner] ON [partner_applications] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_partner_applications_secret] ON [partner_applications] ([secret_hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_partner_tiers_evaluated] ON [partner_tiers] ([evaluated_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_partner_tiers_evaluation] ON [partner_tiers] ([evaluation]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_partner_tiers_override] ON [partner_tiers] ([override_until], [partner]) WHERE override_until IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_partners_distributor] ON [partners] ([distributor]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_partners_leaving] ON [partners] ([leaves_at]) WHERE leaves_at IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_partners_newest] ON [partners] ([created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_partners_program_version] ON [partners] ([program_version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_partners_successor] ON [partners] ([successor]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_person_invitations_expires_at] ON [person_invitations] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_person_invitations_partner] ON [person_invitations] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_portal_user_claims_user_id] ON [portal_user_claims] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_portal_user_logins_user_id] ON [portal_user_logins] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [portal_users] ([normalized_email]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_portal_users_partner] ON [portal_users] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_portal_users_person] ON [portal_users] ([person]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [portal_users] ([normalized_user_name]) WHERE [normalized_user_name] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_revenue_credits_of_deal] ON [revenue_credits] ([deal]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_revenue_credits_of_partner] ON [revenue_credits] ([partner], [occurred_on], [net_amount], [recorded_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_revenue_events_newest] ON [revenue_events] ([recorded_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_revenue_events_of_account] ON [revenue_events] ([account]) WHERE account IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_revenue_events_of_deal] ON [revenue_events] ([deal]) WHERE deal IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_revenue_events_of_partner] ON [revenue_events] ([partner], [occurred_on], [credited], [net_amount], [recorded_at], [credit_split]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_revenue_events_of_split] ON [revenue_events] ([credit_split]) WHERE credit_split IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_revenue_events_program_version] ON [revenue_events] ([program_version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_revenue_events_refunds] ON [revenue_events] ([refund_of]) WHERE refund_of IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_revenue_events_external_id] ON [revenue_events] ([external_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_secret_links_expires_at] ON [secret_links] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_secret_links_person] ON [secret_links] ([person]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_spent_challenges_expires_at] ON [spent_challenges] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_survey_answers_newest] ON [survey_answers] ([recorded_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_survey_answers_of_partner] ON [survey_answers] ([partner], [answered_on], [score], [recorded_at], [withdrawn_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_survey_answers_external_id] ON [survey_answers] ([external_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_territories_newest] ON [territories] ([created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_territories_of_partner] ON [territories] ([partner], [created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_tier_evaluations_of_partner] ON [tier_evaluations] ([partner], [at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_tier_evaluations_program_version] ON [tier_evaluations] ([program_version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_user_invitations_expires_at] ON [user_invitations] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_user_invitations_partner] ON [user_invitations] ([partner]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [IX_user_invitations_person] ON [user_invitations] ([person]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_user_invitations_token] ON [user_invitations] ([token_hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_vendor_claims_newest] ON [vendor_claims] ([created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    CREATE INDEX [ix_vendor_claims_of_account] ON [vendor_claims] ([account], [created_at], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_vendor_claims_external_id] ON [vendor_claims] ([external_id]) WHERE external_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    -- The tables in which the job scheduler keeps its jobs: those of Quartz.NET 4.7.3 (Apache-2.0) under its default prefix.
    -- Every statement creates only what is missing.
    IF OBJECT_ID(N'QRTZ_JOB_DETAILS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_JOB_DETAILS (
        SCHED_NAME nvarchar(120) NOT NULL,
        JOB_NAME nvarchar(150) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        DESCRIPTION nvarchar(250) NULL,
        JOB_CLASS_NAME nvarchar(250) NOT NULL,
        IS_DURABLE bit NOT NULL,
        IS_NONCONCURRENT bit NOT NULL,
        IS_UPDATE_DATA bit NOT NULL,
        REQUESTS_RECOVERY bit NOT NULL,
        JOB_DATA varbinary(max) NULL,
        CONSTRAINT PK_QRTZ_JOB_DETAILS PRIMARY KEY (SCHED_NAME,JOB_NAME,JOB_GROUP)
      );
    END
    IF OBJECT_ID(N'QRTZ_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        JOB_NAME nvarchar(150) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        DESCRIPTION nvarchar(250) NULL,
        NEXT_FIRE_TIME bigint NULL,
        PREV_FIRE_TIME bigint NULL,
        PRIORITY int NULL,
        TRIGGER_STATE nvarchar(16) NOT NULL,
        TRIGGER_TYPE nvarchar(8) NOT NULL,
        START_TIME bigint NOT NULL,
        END_TIME bigint NULL,
        CALENDAR_NAME nvarchar(200) NULL,
        MISFIRE_INSTR int NULL,
        MISFIRE_ORIG_FIRE_TIME bigint NULL,
        EXECUTION_GROUP nvarchar(200) NULL,
        PREFERRED_NODE nvarchar(200) NULL,
        PREFERRED_NODE_AUTO bit NOT NULL DEFAULT 0,
        RETRY_POLICY nvarchar(250) NULL,
        RETRY_ATTEMPT int NULL,
        CONTINUES_TRIGGER_NAME nvarchar(150) NULL,
        CONTINUES_TRIGGER_GROUP nvarchar(150) NULL,
        CONTINUATION_CONDITION int NULL,
        OVERLAP_POLICY int NULL,
        PAUSE_REASON nvarchar(250) NULL,
        PAUSED_BY nvarchar(200) NULL,
        PAUSED_AT bigint NULL,
        MISFIRE_THRESHOLD bigint NULL,
        FIXED_DELAY bit NULL,
        JOB_DATA varbinary(max) NULL,
        CONSTRAINT PK_QRTZ_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
        CONSTRAINT FK_QRTZ_TRIGGERS_QRTZ_JOB_DETAILS FOREIGN KEY (SCHED_NAME,JOB_NAME,JOB_GROUP) REFERENCES QRTZ_JOB_DETAILS (SCHED_NAME,JOB_NAME,JOB_GROUP)
      );
    END
    IF OBJECT_ID(N'QRTZ_SIMPLE_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_SIMPLE_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        REPEAT_COUNT int NOT NULL,
        REPEAT_INTERVAL bigint NOT NULL,
        TIMES_TRIGGERED int NOT NULL,
        CONSTRAINT PK_QRTZ_SIMPLE_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
        CONSTRAINT FK_QRTZ_SIMPLE_TRIGGERS_QRTZ_TRIGGERS FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
      );
    END
    IF OBJECT_ID(N'QRTZ_CRON_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_CRON_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        CRON_EXPRESSION nvarchar(120) NOT NULL,
        TIME_ZONE_ID nvarchar(80),
        CONSTRAINT PK_QRTZ_CRON_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
        CONSTRAINT FK_QRTZ_CRON_TRIGGERS_QRTZ_TRIGGERS FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
      );
    END
    IF OBJECT_ID(N'QRTZ_SIMPROP_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_SIMPROP_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        STR_PROP_1 nvarchar(512) NULL,
        STR_PROP_2 nvarchar(512) NULL,
        STR_PROP_3 nvarchar(512) NULL,
        INT_PROP_1 int NULL,
        INT_PROP_2 int NULL,
        LONG_PROP_1 bigint NULL,
        LONG_PROP_2 bigint NULL,
        DEC_PROP_1 numeric(13,4) NULL,
        DEC_PROP_2 numeric(13,4) NULL,
        BOOL_PROP_1 bit NULL,
        BOOL_PROP_2 bit NULL,
        TIME_ZONE_ID nvarchar(80) NULL,
        CONSTRAINT PK_QRTZ_SIMPROP_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP),
        CONSTRAINT FK_QRTZ_SIMPROP_TRIGGERS_QRTZ_TRIGGERS FOREIGN KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP) ON DELETE CASCADE
      );
    END
    IF OBJECT_ID(N'QRTZ_BLOB_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_BLOB_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        BLOB_DATA varbinary(max) NULL,
        CONSTRAINT PK_QRTZ_BLOB_TRIGGERS PRIMARY KEY (SCHED_NAME,TRIGGER_NAME,TRIGGER_GROUP)
      );
    END
    IF OBJECT_ID(N'QRTZ_CALENDARS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_CALENDARS (
        SCHED_NAME nvarchar(120) NOT NULL,
        CALENDAR_NAME nvarchar(200) NOT NULL,
        CALENDAR varbinary(max) NOT NULL,
        CONSTRAINT PK_QRTZ_CALENDARS PRIMARY KEY (SCHED_NAME,CALENDAR_NAME)
      );
    END
    IF OBJECT_ID(N'QRTZ_PAUSED_TRIGGER_GRPS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_PAUSED_TRIGGER_GRPS (
        SCHED_NAME nvarchar(120) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        PAUSE_REASON nvarchar(250) NULL,
        PAUSED_BY nvarchar(200) NULL,
        PAUSED_AT bigint NULL,
        CONSTRAINT PK_QRTZ_PAUSED_TRIGGER_GRPS PRIMARY KEY (SCHED_NAME,TRIGGER_GROUP)
      );
    END
    IF OBJECT_ID(N'QRTZ_PAUSED_JOB_GRPS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_PAUSED_JOB_GRPS (
        SCHED_NAME nvarchar(120) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        PAUSE_REASON nvarchar(250) NULL,
        PAUSED_BY nvarchar(200) NULL,
        PAUSED_AT bigint NULL,
        CONSTRAINT PK_QRTZ_PAUSED_JOB_GRPS PRIMARY KEY (SCHED_NAME,JOB_GROUP)
      );
    END
    IF OBJECT_ID(N'QRTZ_FIRED_TRIGGERS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_FIRED_TRIGGERS (
        SCHED_NAME nvarchar(120) NOT NULL,
        ENTRY_ID nvarchar(140) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        INSTANCE_NAME nvarchar(200) NOT NULL,
        FIRED_TIME bigint NOT NULL,
        SCHED_TIME bigint NOT NULL,
        PRIORITY int NOT NULL,
        STATE nvarchar(16) NOT NULL,
        JOB_NAME nvarchar(150) NULL,
        JOB_GROUP nvarchar(150) NULL,
        IS_NONCONCURRENT bit NULL,
        REQUESTS_RECOVERY bit NULL,
        EXECUTION_GROUP nvarchar(200) NULL,
        PROGRESS int NULL,
        PROGRESS_MESSAGE nvarchar(250) NULL,
        INTERRUPT_REQUESTED_TIME bigint NULL,
        CONSTRAINT PK_QRTZ_FIRED_TRIGGERS PRIMARY KEY (SCHED_NAME,ENTRY_ID)
      );
    END
    IF OBJECT_ID(N'QRTZ_SCHEDULER_STATE', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_SCHEDULER_STATE (
        SCHED_NAME nvarchar(120) NOT NULL,
        INSTANCE_NAME nvarchar(200) NOT NULL,
        LAST_CHECKIN_TIME bigint NOT NULL,
        CHECKIN_INTERVAL bigint NOT NULL,
        QUARTZ_VERSION nvarchar(20) NULL,
        CONSTRAINT PK_QRTZ_SCHEDULER_STATE PRIMARY KEY (SCHED_NAME,INSTANCE_NAME)
      );
    END
    IF OBJECT_ID(N'QRTZ_LOCKS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_LOCKS (
        SCHED_NAME nvarchar(120) NOT NULL,
        LOCK_NAME nvarchar(40) NOT NULL,
        CONSTRAINT PK_QRTZ_LOCKS PRIMARY KEY (SCHED_NAME,LOCK_NAME)
      );
    END
    IF OBJECT_ID(N'QRTZ_EXECUTION_HISTORY', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_EXECUTION_HISTORY (
        SCHED_NAME nvarchar(120) NOT NULL,
        ENTRY_ID nvarchar(140) NOT NULL,
        INSTANCE_NAME nvarchar(200) NOT NULL,
        JOB_NAME nvarchar(150) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        FIRED_TIME bigint NOT NULL,
        RUN_TIME bigint NOT NULL,
        SUCCEEDED bit NOT NULL,
        ERROR_MESSAGE nvarchar(1000) NULL,
        RETRY_ATTEMPT int NOT NULL DEFAULT 0,
        RETRY_SCHEDULED bit NOT NULL DEFAULT 0,
        EXECUTION_LOG nvarchar(max) NULL,
        RESULT int NULL,
        SUMMARY nvarchar(1000) NULL,
        METRICS nvarchar(max) NULL,
        MANUAL bit NULL,
        FIRE_INSTANCE_ID nvarchar(140) NULL,
        JOB_INPUT nvarchar(max) NULL,
        JOB_INPUT_TOO_LARGE bit NULL,
        CONSTRAINT PK_QRTZ_EXECUTION_HISTORY PRIMARY KEY (SCHED_NAME,ENTRY_ID)
      );
    END
    IF OBJECT_ID(N'QRTZ_MISFIRE_HISTORY', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_MISFIRE_HISTORY (
        SCHED_NAME nvarchar(120) NOT NULL,
        ENTRY_ID nvarchar(140) NOT NULL,
        INSTANCE_NAME nvarchar(200) NOT NULL,
        TRIGGER_NAME nvarchar(150) NOT NULL,
        TRIGGER_GROUP nvarchar(150) NOT NULL,
        JOB_NAME nvarchar(150) NULL,
        JOB_GROUP nvarchar(150) NULL,
        MISFIRE_TIME bigint NOT NULL,
        SCHED_TIME bigint NULL,
        REASON int NULL,
        CONSTRAINT PK_QRTZ_MISFIRE_HISTORY PRIMARY KEY (SCHED_NAME,ENTRY_ID)
      );
    END
    IF OBJECT_ID(N'QRTZ_JOB_STATUS', N'U') IS NULL
    BEGIN
      CREATE TABLE QRTZ_JOB_STATUS (
        SCHED_NAME nvarchar(120) NOT NULL,
        JOB_GROUP nvarchar(150) NOT NULL,
        JOB_NAME nvarchar(150) NOT NULL,
        FIRST_FIRED_TIME bigint NOT NULL,
        LAST_FIRED_TIME bigint NOT NULL,
        LAST_RESULT int NOT NULL,
        LAST_RUN_TIME bigint NOT NULL,
        LAST_INSTANCE_NAME nvarchar(200) NOT NULL,
        LAST_ENTRY_ID nvarchar(140) NULL,
        LAST_SUMMARY nvarchar(1000) NULL,
        LAST_SUCCESS_TIME bigint NULL,
        LAST_FAILURE_TIME bigint NULL,
        LAST_FAILURE_MESSAGE nvarchar(1000) NULL,
        CONSECUTIVE_FAILURES int NOT NULL DEFAULT 0,
        RUN_COUNT bigint NOT NULL DEFAULT 0,
        FAILURE_COUNT bigint NOT NULL DEFAULT 0,
        CONSTRAINT PK_QRTZ_JOB_STATUS PRIMARY KEY (SCHED_NAME,JOB_GROUP,JOB_NAME)
      );
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_J_G_N' AND object_id = OBJECT_ID('QRTZ_JOB_DETAILS'))
    BEGIN
      CREATE INDEX IDX_QRTZ_J_G_N ON QRTZ_JOB_DETAILS(SCHED_NAME, JOB_GROUP, JOB_NAME);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_T_J' AND object_id = OBJECT_ID('QRTZ_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QRTZ_T_J ON QRTZ_TRIGGERS(SCHED_NAME, JOB_NAME, JOB_GROUP);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_T_G_N' AND object_id = OBJECT_ID('QRTZ_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QRTZ_T_G_N ON QRTZ_TRIGGERS(SCHED_NAME, TRIGGER_GROUP, TRIGGER_NAME);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_T_C' AND object_id = OBJECT_ID('QRTZ_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QRTZ_T_C ON QRTZ_TRIGGERS(SCHED_NAME, CALENDAR_NAME);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_T_NFT_ST' AND object_id = OBJECT_ID('QRTZ_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QRTZ_T_NFT_ST ON QRTZ_TRIGGERS(SCHED_NAME, TRIGGER_STATE, NEXT_FIRE_TIME ASC, PRIORITY DESC, MISFIRE_INSTR);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_FT_INST_JOB_REQ_RCVRY' AND object_id = OBJECT_ID('QRTZ_FIRED_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QRTZ_FT_INST_JOB_REQ_RCVRY ON QRTZ_FIRED_TRIGGERS(SCHED_NAME, INSTANCE_NAME, REQUESTS_RECOVERY);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_FT_J_G' AND object_id = OBJECT_ID('QRTZ_FIRED_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QRTZ_FT_J_G ON QRTZ_FIRED_TRIGGERS(SCHED_NAME, JOB_NAME, JOB_GROUP);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_FT_T_G' AND object_id = OBJECT_ID('QRTZ_FIRED_TRIGGERS'))
    BEGIN
      CREATE INDEX IDX_QRTZ_FT_T_G ON QRTZ_FIRED_TRIGGERS(SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_EH_FIRED_TIME' AND object_id = OBJECT_ID('QRTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QRTZ_EH_FIRED_TIME ON QRTZ_EXECUTION_HISTORY(SCHED_NAME, FIRED_TIME);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_EH_INST' AND object_id = OBJECT_ID('QRTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QRTZ_EH_INST ON QRTZ_EXECUTION_HISTORY(SCHED_NAME, INSTANCE_NAME);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_MH_MISFIRE_TIME' AND object_id = OBJECT_ID('QRTZ_MISFIRE_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QRTZ_MH_MISFIRE_TIME ON QRTZ_MISFIRE_HISTORY(SCHED_NAME, MISFIRE_TIME);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_MH_INST' AND object_id = OBJECT_ID('QRTZ_MISFIRE_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QRTZ_MH_INST ON QRTZ_MISFIRE_HISTORY(SCHED_NAME, INSTANCE_NAME);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_EH_JOB_TIME' AND object_id = OBJECT_ID('QRTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QRTZ_EH_JOB_TIME ON QRTZ_EXECUTION_HISTORY(SCHED_NAME, JOB_GROUP, JOB_NAME, FIRED_TIME);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_EH_FIRE_INST' AND object_id = OBJECT_ID('QRTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QRTZ_EH_FIRE_INST ON QRTZ_EXECUTION_HISTORY(SCHED_NAME, FIRE_INSTANCE_ID);
    END
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'IDX_QRTZ_EH_TRIG_TIME' AND object_id = OBJECT_ID('QRTZ_EXECUTION_HISTORY'))
    BEGIN
      CREATE INDEX IDX_QRTZ_EH_TRIG_TIME ON QRTZ_EXECUTION_HISTORY(SCHED_NAME, TRIGGER_GROUP, TRIGGER_NAME, FIRED_TIME);
    END

END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128194741_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261128194741_Initial', N'10.0.15');
END;

COMMIT;
GO
