using System.Globalization;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Documents;

/// <summary>Error codes are published: they never change.</summary>
public static class DocumentRefusals
{
    public const string NotAllowed = $"must be a {DocumentTypes.Listed} file, by its content and by the extension of its name";

    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "This deal has no such document.");

    public static readonly Refusal FileNotAllowed =
        Refusal.Invalid(new Dictionary<string, string[]> { ["/file"] = [NotAllowed] }) with { Code = "fileNotAllowed" };

    public static Refusal LimitReached(int most, DealStatus current) => Forbidden(
        new(
            RefusalKind.StateForbids, "documentLimitReached",
            string.Create(CultureInfo.InvariantCulture, $"A deal has at most {most} documents: delete one first.")),
        current);

    public static Refusal InUse(DealStatus current) => Forbidden(
        new(RefusalKind.StateForbids, "documentInUse", "An activity of the deal refers to this document, which stays with it."),
        current);

    private static Refusal Forbidden(Refusal refusal, DealStatus current) =>
        refusal with { Members = new Dictionary<string, object?> { ["currentStatus"] = current } };
}
