using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.Identity;

public sealed record GetMe : IRequest<Result<MeView>>
{
    public sealed class Handler(CurrentCaller current, ICallerProfiles profiles) : IRequestHandler<GetMe, Result<MeView>>
    {
        public async Task<Result<MeView>> Handle(GetMe request, CancellationToken ct)
        {
            var caller = current.Known;
            return new MeView(
                caller.Kind,
                caller.Id,
                await profiles.NameOf(caller, ct),
                caller.Partner is { } partner ? await profiles.PartnerOf(partner, ct) : null,
                [.. caller.Roles.Order()],
                [.. caller.Scopes.Order(StringComparer.Ordinal)]);
        }
    }
}

/// <param name="Name">A system's client id, a person's e-mail address.</param>
[SchemaName("CurrentCaller")]
public sealed record MeView(
    CallerKind Kind,
    [Line(EmailAttribute.MaxEmailLength)] string Id,
    [Line(EmailAttribute.MaxEmailLength)] string Name,
    MeView.PartnerView? Partner,
    IReadOnlyList<Role> Roles,
    [TextFormat(100, "^[a-z.]+$")] IReadOnlyList<string> Scopes)
{
    [SchemaName("CurrentPartner")]
    public sealed record PartnerView(
        Guid Id, [Line(Domain.Partners.Partner.MaxNameLength)] string Name, [Code] string Tier, PartnerStatus Status);
}

public interface ICallerProfiles
{
    Task<string> NameOf(Caller caller, CancellationToken ct);

    Task<MeView.PartnerView> PartnerOf(PartnerId partner, CancellationToken ct);
}
