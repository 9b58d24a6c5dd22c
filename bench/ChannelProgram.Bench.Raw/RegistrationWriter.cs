using ChannelProgram.Domain.Companies.Names;
using Npgsql;

namespace ChannelProgram.Bench.Raw;

/// <summary>
/// A registration in one round trip, which is one transaction: the locks, then a guard that lets it fail unless all is as
/// was supposed (the client may, the idempotency key and the customer's keys are new and not the partner's own, no deal has that
/// externalId, no account
/// has a key of its name), then the
/// rows. Each is a statement of its own, so that what is looked at is looked at under the locks.
/// </summary>
internal sealed class RegistrationWriter
{
    private readonly NpgsqlBatch _batch;
    private readonly Statement _locks;
    private readonly Statement _guard;
    private readonly Statement _account;
    private readonly Statement _keys;
    private readonly Statement _names;
    private readonly Statement _deal;
    private readonly Statement _dealKeys;
    private readonly Statement _products;
    private readonly Statement _matching;
    private readonly Statement _claims;
    private readonly Statement _audit;
    private readonly Statement _outbox;
    private readonly Statement _answer;
    private bool _isPrepared;

    public RegistrationWriter(NpgsqlConnection connection)
    {
        _batch = new(connection);
        _locks =
            Add(
                "SELECT 1 / pg_try_advisory_xact_lock($1)::int, (SELECT count(pg_advisory_xact_lock(k)) FROM "
                + "unnest($2::bigint[]) AS k)");
        _guard = Add(
            """
            SELECT 1 / (
                EXISTS (SELECT FROM oauth_tokens t JOIN api_clients c ON c.id = t.application_id JOIN partners p ON p.id = c.partner
                  WHERE t.id = $1 AND t.status = 'valid' AND c.revoked_at IS NULL AND c.permissions LIKE '%"scp:deals.write"%'
                    AND p.id = $2 AND p.tier = $3 AND p.status = 'Active')
                AND NOT EXISTS (SELECT FROM idempotency_keys WHERE key = $4)
                AND NOT EXISTS (SELECT FROM partner_keys WHERE partner = $2 AND value = ANY ($5))
                AND NOT EXISTS (SELECT FROM account_keys WHERE value = ANY ($5))
                AND NOT EXISTS (SELECT FROM deals WHERE partner = $2 AND reserved_external_id = $6)
                AND NOT EXISTS (SELECT FROM account_name_keys WHERE key = ANY ($7)))::int
            """);
        _account = Add(
            """
            INSERT INTO accounts (id, name, country, created_at, updated_at, has_buying_units, name_rules_version, name_search_text, revision)
            VALUES ($1, $2, $3, $4, $4, false, $5, $6, 0)
            """);
        _keys = Add(
            """
            INSERT INTO account_keys (account, origin, asserted_by, added_at, kind, value)
            SELECT $1, $1, $2, $3, kind, value FROM unnest($4::text[], $5::text[]) AS k (kind, value)
            """);
        _names =
            Add(
                "INSERT INTO account_name_keys (key, account, name, country) SELECT key, $2, $3, $4 FROM unnest($1::text[]) "
                + "AS k (key)");
        _deal = Add(
            """
            INSERT INTO deals (id, number, partner, registered_by, program_version, type, expected_close_date, stage, source, owner, description, external_id,
              reserved_external_id, protected_until, submitted_at, created_at, updated_at, last_activity_at,
              next_change_at, ends_at, furthest_stage, status, final_status, review_required, version, revision, extensions_used, times_asked,
              time_to_answer, held_for_confirmation,
              customer_name, customer_country, customer_website, customer_city, customer_tax_id, customer_duns, customer_unit,
              contact_name, contact_email, value_amount, value_currency, customer_search_text, reapproval_threshold, receipt,
              review_reasons)
            VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $13, $13, $13,
              $12, $12, $7, 'Approved', 'Expired', false, 2, 2, 0, 0, 0, false,
              $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, 0)
            """);
        _dealKeys =
            Add(
                "INSERT INTO deal_keys (deal, partner, kind, value) SELECT $1, $4, kind, value "
                + "FROM unnest($2::text[], $3::text[]) AS k (kind, value)");
        _products = Add(
            """
            INSERT INTO deal_products (deal, currency, code, product_line, amount, is_won)
            SELECT $1, $2, code, line, amount, false FROM unnest($3::text[], $4::text[], $5::numeric[]) AS p (code, line, amount)
            """);
        _matching = Add("INSERT INTO deal_matchings (deal, explanation) VALUES ($1, $2)");
        _claims = Add(
            """
            INSERT INTO claims (deal, partner, account, unit, state, held_since, protected_from, protected_until, expires_at, program_version,
              has_priority, product_line)
            SELECT $1, $2, $3, '', 'Held', $4, $4, $5, $5, $6, false, line FROM unnest($7::text[]) AS l (line)
            """);
        _audit = Add(
            """
            INSERT INTO audit (at, recorded_at, id, ordinal, actor_kind, actor, action, schema_version, subject, version, before, after)
            SELECT $1, $1, id, ordinal - 1, kind, actor, action, 1, subject, version, before, after
            FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[], $9::text[])
              WITH ORDINALITY AS a (id, kind, actor, action, subject, version, before, after, ordinal)
            """);
        _outbox = Add(
            """
            INSERT INTO outbox (at, recorded_at, id, ordinal, type, schema_version, subject, version, partner, data)
            SELECT $1, $1, id, $2 + ordinal - 1, type, 1, $6, ordinal, $7, data
            FROM unnest($3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY AS o (id, type, data, ordinal)
            """);
        _answer = Add(
            """
            INSERT INTO idempotency_keys (key, fingerprint, status, content_type, location, etag, body, created_at)
            VALUES ($1, $2, 201, 'application/json', $3, $4, $5, $6)
            """);
    }

    /// <summary>False: something was not as supposed, and nothing is stored.</summary>
    public async Task<bool> TryStore(Registration it)
    {
        Fill(it);
        if (!_isPrepared) await _batch.PrepareAsync();
        _isPrepared = true;
        try
        {
            await _batch.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException notSo) when (notSo.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            return false;
        }
    }

    private void Fill(Registration it)
    {
        var (deal, audit) = (it.Deal, it.AuditRecords);
        _locks.With(it.IdempotencyLock).With(it.KeyLocks).End();
        _guard.With(it.Token).With(it.Partner).With(it.Tier).With(it.Key).With(it.KeyValues).With(deal.ExternalId)
            .With(it.NameKeys).End();
        _account.With(it.Account).With(deal.Name).With(deal.Country).With(deal.CreatedAt).With(CompanyName.Rules)
            .With(it.AccountWords).End();
        _names.With(it.NameKeys).With(it.Account).With(deal.Name).With(deal.Country).End();
        _keys.With(it.Account).With(it.Partner).With(deal.CreatedAt).With(it.KeyKinds).With(it.KeyValues).End();
        _deal.With(deal.Id).With(deal.Number).With(it.Partner).With(it.ProgramVersion).With(deal.Type).With(deal.CloseDate)
            .With(deal.Stage)
            .With(deal.Source).With(deal.Owner).With(deal.Description).With(deal.ExternalId)
            .With(deal.ProtectedUntil!.Value).With(deal.CreatedAt)
            .With(deal.Name).With(deal.Country).With(deal.Website).With(deal.City).With(deal.TaxId).With(deal.Duns)
            .With(deal.Unit)
            .With(deal.ContactName).With(deal.ContactEmail).With(deal.Value).With(deal.Currency).With(deal.Words).With(it.Limit)
            .With(deal.Receipt).End();
        _dealKeys.With(deal.Id).With(it.KeyKinds).With(it.KeyValues).With(it.Partner).End();
        _products.With(deal.Id).With(deal.Currency).With(it.Codes).With(it.Lines).With(it.Amounts).End();
        _matching.With(deal.Id).With(it.Matching).End();
        _claims.With(deal.Id).With(it.Partner).With(it.Account).With(deal.CreatedAt).With(deal.ProtectedUntil.Value)
            .With(it.ProgramVersion)
            .With(it.Lines).End();
        _audit.With(deal.CreatedAt).With(audit.Ids).With(audit.Kinds).With(audit.Actors).With(audit.Actions).With(audit.Subjects)
            .With(audit.Versions).With(audit.Before).With(audit.After).End();
        _outbox.With(deal.CreatedAt).With(audit.FirstPublished).With(audit.OutboxIds).With(audit.OutboxTypes)
            .With(audit.OutboxBodies)
            .With(deal.Id.ToString()).With(it.Partner).End();
        _answer.With(it.Key).With(it.Fingerprint).With(it.Location).With(it.ETag).With(it.Body).With(deal.CreatedAt).End();
    }

    private Statement Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        return new(command);
    }

    /// <summary>A statement whose parameters are made once and then only given other values.</summary>
    private sealed class Statement(NpgsqlBatchCommand command)
    {
        private int _next;

        public Statement With<T>(T value)
        {
            if (_next == command.Parameters.Count) command.Parameters.Add(new NpgsqlParameter<T>());
            ((NpgsqlParameter<T>)command.Parameters[_next++]).TypedValue = value;
            return this;
        }

        public void End() => _next = 0;
    }
}
