using Npgsql;

namespace ChannelProgram.Bench.Raw;

/// <summary>What a read found.</summary>
/// <param name="IsKnown">Neither the token nor its client is revoked.</param>
/// <param name="Permissions">What the client may do now.</param>
internal sealed record DealQueryResult(bool IsKnown, string Permissions, List<Deal> Deals);

/// <summary>The token as it is now and what is asked for with it, in one statement and one round trip.</summary>
internal sealed class DealReader
{
    private const string Columns =
        """
        d.id, d.number, d.type, d.status, d.final_status, d.protected_until, d.stage, d.source, d.review_required, d.decision_due_by,
        d.expected_close_date, d.value_amount, d.value_currency, d.owner, d.description, d.external_id, d.customer_name, d.customer_country,
        d.customer_website, d.customer_city, d.customer_tax_id, d.customer_duns, d.customer_unit, d.contact_name, d.contact_email,
        d.submitted_at, d.created_at, d.updated_at, d.message, d.end_reason, d.receipt,
        p.code, p.product_line, p.amount, k.state, k.protected_from, k.protected_until
        """;

    private const string Parts =
        """
        LEFT JOIN deal_products p ON p.deal = d.id
        LEFT JOIN claims k ON k.deal = d.id AND k.product_line = p.product_line
        """;

    private const string One =
        $"""
        SELECT c.permissions, {Columns}
        FROM oauth_tokens t JOIN api_clients c ON c.id = t.application_id LEFT JOIN deals d ON d.id = $2 AND d.partner = c.partner {Parts}
        WHERE t.id = $1 AND t.status = 'valid' AND c.revoked_at IS NULL
        """;

    private const string Newest =
        $"""
        SELECT c.permissions, {Columns}
        FROM oauth_tokens t JOIN api_clients c ON c.id = t.application_id LEFT JOIN LATERAL (
          SELECT * FROM deals WHERE partner = c.partner ORDER BY created_at DESC, id DESC LIMIT $2) d ON true {Parts}
        WHERE t.id = $1 AND t.status = 'valid' AND c.revoked_at IS NULL
        ORDER BY d.created_at DESC, d.id DESC
        """;

    private readonly NpgsqlParameter<Guid> _token = new();
    private readonly NpgsqlParameter<Guid> _id = new();
    private readonly NpgsqlParameter<Guid> _tokenOfList = new();
    private readonly NpgsqlParameter<int> _limit = new();
    private readonly NpgsqlCommand _one;
    private readonly NpgsqlCommand _newest;

    public DealReader(NpgsqlConnection connection)
    {
        _one = new(One, connection) { Parameters = { _token, _id } };
        _newest = new(Newest, connection) { Parameters = { _tokenOfList, _limit } };
    }

    public async Task Prepare()
    {
        (_token.TypedValue, _tokenOfList.TypedValue) = (Guid.Empty, Guid.Empty);
        await _one.PrepareAsync();
        await _newest.PrepareAsync();
    }

    public Task<DealQueryResult> ById(Guid token, Guid id)
    {
        (_token.TypedValue, _id.TypedValue) = (token, id);
        return Read(_one);
    }

    /// <param name="limit">How many at most.</param>
    public Task<DealQueryResult> OfClient(Guid token, int limit)
    {
        (_tokenOfList.TypedValue, _limit.TypedValue) = (token, limit);
        return Read(_newest);
    }

    private static async Task<DealQueryResult> Read(NpgsqlCommand command)
    {
        await using var row = await command.ExecuteReaderAsync();
        var found = new DealQueryResult(IsKnown: row.HasRows, "", []);
        Deal? deal = null;
        while (await row.ReadAsync())
        {
            if (found.Permissions.Length == 0) found = found with { Permissions = row.GetString(0) };
            if (row.IsDBNull(1)) break;

            var id = row.GetGuid(1);
            if (deal is null || deal.Id != id) found.Deals.Add(deal = Head(row, id));
            Part(row, deal);
        }

        return found;
    }

    private static Deal Head(NpgsqlDataReader row, Guid id) => new()
    {
        Id = id,
        Number = row.GetString(2),
        Type = row.GetString(3),
        Status = row.GetString(4),
        FinalStatus = row.GetString(5),
        ProtectedUntil = Instant(row, 6),
        EndsAt = Instant(row, 6),
        Stage = row.GetString(7),
        Source = row.GetString(8),
        ReviewRequired = row.GetBoolean(9),
        DecisionDueBy = Instant(row, 10),
        CloseDate = row.GetFieldValue<DateOnly>(11),
        Value = row.GetDecimal(12),
        Currency = row.GetString(13),
        Owner = Text(row, 14),
        Description = Text(row, 15),
        ExternalId = Text(row, 16),
        Name = row.GetString(17),
        Country = row.GetString(18),
        Website = Text(row, 19),
        City = Text(row, 20),
        TaxId = Text(row, 21),
        Duns = Text(row, 22),
        Unit = Text(row, 23),
        ContactName = Text(row, 24),
        ContactEmail = Text(row, 25),
        SubmittedAt = row.GetDateTime(26),
        CreatedAt = row.GetDateTime(27),
        UpdatedAt = row.GetDateTime(28),
        Message = Text(row, 29),
        EndReason = Text(row, 30),
        Receipt = row.GetString(31),
    };

    private static void Part(NpgsqlDataReader row, Deal deal)
    {
        var code = row.GetString(32);
        var product = deal.Products.Find(it => it.Code == code);
        var state = row.IsDBNull(35) ? "Released" : row.GetString(35);
        if (product is null)
        {
            deal.Products.Add(new()
            {
                Code = code,
                Line = row.GetString(33),
                Amount = row.GetDecimal(34),
                Claim = state,
                From = state == "Held" ? Instant(row, 36) : null,
                Until = state == "Held" ? Instant(row, 37) : null,
            });
            deal.Products.Sort(static (one, other) => string.CompareOrdinal(one.Code, other.Code));
        }
        // A line on two customers is held only if it is on both.
        else if (state != "Released" && product.Claim != "Waitlisted") product.Claim = state;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTime? Instant(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);
}
