using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Bench.Raw;

/// <summary>Everything that the rows of one registration hold.</summary>
internal sealed class Registration
{
    public required Guid Token { get; init; }
    public required Guid Partner { get; init; }
    public required string Tier { get; init; }
    public required decimal Limit { get; init; }
    public required int ProgramVersion { get; init; }
    public required Deal Deal { get; init; }
    public required Guid Account { get; init; }
    public required long IdempotencyLock { get; init; }
    public required byte[] Key { get; init; }
    public required byte[] Fingerprint { get; init; }
    public required byte[] Body { get; init; }
    public required string ETag { get; init; }
    public required AuditRecords AuditRecords { get; init; }

    public string Location => $"/v1/deals/{Deal.Id}";

    /// <summary>By the product's own rules: what they cost is the same for both.</summary>
    public CompanyName Name => field ??= CompanyName.Read(Deal.Name, Deal.Country);
    public string AccountWords => field ??= SearchText.OfName(Deal.Name);
    public string[] NameKeys => field ??= [.. Name.Keys];

    /// <summary>What is kept of how the customer was recognised: no key was known, and no name was alike.</summary>
    public string Matching
    {
        get
        {
            var keys = string.Join(',', Deal.Keys.Select(it =>
                $$"""{"kind":"{{AuditRecords.Word(it.Kind.ToString())}}","value":"{{it.Value}}","account":null}"""));
            return $$$"""{"rules":"{{{CompanyName.Rules}}}","opened":{"value":"{{{Account}}}"},"keys":[{{{keys}}}],"""
                + "\"recognized\":[],\"compared\":0,\"candidates\":[]}";
        }
    }

    public long[] KeyLocks => field ??= [.. Deal.Keys.Select(it => LockOf($"key {it}")).Order()];
    public string[] KeyKinds => field ??= [.. Deal.Keys.Select(it => it.Kind.ToString())];
    public string[] KeyValues => field ??= [.. Deal.Keys.Select(it => it.Value)];
    public string[] Codes => field ??= [.. Deal.Products.Select(it => it.Code)];
    public string[] Lines => field ??= [.. Deal.Products.Select(it => it.Line).Distinct()];
    public decimal[] Amounts => field ??= [.. Deal.Products.Select(it => it.Amount)];

    /// <summary>The same lock as the product takes, so that both may work on one database.</summary>
    public static long LockOf(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}

/// <summary>The rows of audit and outbox, column by column.</summary>
internal sealed class AuditRecords
{
    private const string Program = "program";

    public required Guid[] Ids { get; init; }
    public required string[] Kinds { get; init; }
    public required string[] Actors { get; init; }
    public required string[] Actions { get; init; }
    public required string[] Subjects { get; init; }
    public required int?[] Versions { get; init; }
    public required string?[] Before { get; init; }
    public required string[] After { get; init; }
    public required int FirstPublished { get; init; }
    public required Guid[] OutboxIds { get; init; }
    public required string[] OutboxTypes { get; init; }
    public required string[] OutboxBodies { get; init; }

    /// <summary>A new account that learns its keys, and a deal that is submitted and at once approved.</summary>
    public static AuditRecords Of(Deal deal, string client, Guid partner, Guid account, DateTimeOffset now)
    {
        var keys = deal.Keys.Count;
        var (accountId, dealId) = (account.ToString(), deal.Id.ToString());
        var protection = $$"""{"from":"{{Instant(deal.CreatedAt)}}","until":"{{Instant(deal.ProtectedUntil!.Value)}}"}""";
        var (submitted, approved) = (State("submitted", "null"), State("approved", protection));
        return new()
        {
            Ids = NewIds(keys + 3),
            Kinds = [.. Enumerable.Repeat("partnerSystem", keys + 2), Program],
            Actors = [.. Enumerable.Repeat(client, keys + 2), Program],
            Actions = ["account.opened", .. Enumerable.Repeat("account.keyAsserted", keys), DealEvent.Submitted,
                DealEvent.Approved],
            Subjects = [.. Enumerable.Repeat(accountId, keys + 1), dealId, dealId],
            Versions = [.. Enumerable.Repeat<int?>(null, keys + 1), 1, 2],
            Before = [.. Enumerable.Repeat<string?>(null, keys + 2), submitted],
            After = ["{}", .. deal.Keys.Select(Asserted), submitted, approved],
            FirstPublished = keys + 1,
            OutboxIds = NewIds(2),
            OutboxTypes = [DealEvent.Submitted, DealEvent.Approved],
            OutboxBodies = [OutboxBody("submitted"), OutboxBody("approved")],
        };

        Guid[] NewIds(int count)
        {
            var ids = new Guid[count];
            for (var i = 0; i < count; i++) ids[i] = Guid.CreateVersion7(now);
            return ids;
        }

        string State(string status, string claimed)
        {
            var products = string.Join(',', deal.Products.Select(it =>
                FormattableString.Invariant($$"""{"code":"{{it.Code}}","amount":{{it.Amount}}}""")));
            var claims = string.Join(',', deal.Products.Select(it =>
                $$"""{"account":"{{accountId}}","unit":"","line":"{{it.Line}}","state":"held","protection":{{claimed}}}"""));
            return FormattableString.Invariant($$$"""
                {"status":"{{{status}}}","reason":null,"reviewRequired":false,"decisionDueBy":null,"stage":"{{{Word(deal.Stage)}}}",
                """)
                + FormattableString.Invariant($$$"""
                "expectedCloseDate":"{{{deal.CloseDate:yyyy-MM-dd}}}","currency":"{{{deal.Currency}}}","products":[{{{products}}}],
                """)
                + FormattableString.Invariant($$$"""
                "claims":[{{{claims}}}],"changed":[]}
                """);
        }

        string OutboxBody(string status) =>
            $$"""{"deal":"{{dealId}}","number":"{{deal.Number}}","partner":"{{partner}}","status":"{{status}}","""
            + "\"reviewRequired\":false}";
    }

    private static string Asserted(StrongKey key) =>
        $$"""{"kind":"{{Word(key.Kind.ToString())}}","digest":"{{key.Digest()}}"}""";

    internal static string Word(string stored) => string.Concat([char.ToLowerInvariant(stored[0])], stored.AsSpan(1));

    private static string Instant(DateTime instant) =>
        FormattableString.Invariant($"{instant:yyyy-MM-dd'T'HH:mm:ss.FFFFFF'+00:00'}");
}
