using ChannelProgram.Application.Territories;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Territories;

internal static class TerritoryExamples
{
    public static readonly Guid Partner = new("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60");
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly TerritoryInput Form = new(
        new(Partner), ["AT", "DE"], ["analytics"], From: null, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
        "As in the annex of its agreement.");

    public static readonly TerritoryView Made = new(
        new("019aa5b2-91c4-7d0e-b6a7-3c4d5e6f7084"), ValidityStatus.Active, Partner, ["AT", "DE"], ["analytics"], Noon,
        Form.Until, Form.Note, Conflict: null, "019aa5b0-2b6d-7e11-9c4f-5a6b7c8d9e0f", Noon, EndedAt: null, EndReason: null,
        ["end"]);

    public static readonly EndTerritory.Body Ending = new("Its agreement was changed.");

    public static readonly TerritoryView Ended = Made with
    {
        Status = ValidityStatus.Ended,
        EndedAt = Noon,
        EndReason = Ending.Reason,
        NextActions = [],
    };

    /// <summary>As its partner reads it.</summary>
    public static readonly TerritoryView OfPartner = Made with { Note = null, CreatedBy = null, NextActions = [] };

    public static readonly Listing<TerritoryView> Page = new([OfPartner], Next: null);
}
