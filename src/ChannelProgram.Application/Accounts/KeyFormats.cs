using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Application.Accounts;

/// <summary>A customer's website as it is typed: a host or an http(s) URL.</summary>
public sealed class WebsiteAttribute() : LineAttribute(Website.MaxLength)
{
    /// <summary>What is wrong with it is told even if nothing is there to be read.</summary>
    public override bool IsBlank(string text) => false;

    public override string? FaultOf(string text) => Website.TryParse(text, out _, out var fault) ? null : fault;
}

/// <summary>A tax id as it is typed, with or without its country's prefix.</summary>
public sealed class TaxIdAttribute() : LineAttribute(TaxId.MaxTextLength)
{
    public override string? FaultOf(string text) =>
        base.FaultOf(text) ?? (TaxId.TryParse(text, out _, out var fault) ? null : fault);
}

/// <summary>A D-U-N-S number as it is typed.</summary>
public sealed class DunsAttribute() : LineAttribute(Duns.MaxTextLength)
{
    public override string? FaultOf(string text) =>
        base.FaultOf(text) ?? (Duns.TryParse(text, out _, out var fault) ? null : fault);
}
