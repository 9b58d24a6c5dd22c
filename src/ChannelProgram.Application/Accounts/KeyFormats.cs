using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Application.Accounts;

public sealed class WebsiteAttribute() : LineAttribute(Website.MaxLength)
{
    public override bool IsBlank(string text) => false;

    public override string? FaultOf(string text) => Website.TryParse(text, out _, out var fault) ? null : fault;
}

public sealed class TaxIdAttribute() : LineAttribute(TaxId.MaxTextLength)
{
    public override string? FaultOf(string text) =>
        base.FaultOf(text) ?? (TaxId.TryParse(text, out _, out var fault) ? null : fault);
}

public sealed class DunsAttribute() : LineAttribute(Duns.MaxTextLength)
{
    public override string? FaultOf(string text) =>
        base.FaultOf(text) ?? (Duns.TryParse(text, out _, out var fault) ? null : fault);
}
