using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <summary>Makes a new secret. The one so far stays good for a while, so that nothing stands still meanwhile.</summary>
/// <param name="Owner">Null: the vendor.</param>
public sealed record RotateApiClient(PartnerId? Owner, ApiClientId Id, [RequestBody] RotateApiClient.Body Form)
    : IRequest<Result<ClientWithSecret>>, IChange
{
    /// <param name="Overlap">
    /// How long the old secret stays good (ISO 8601): at most <c>P90D</c>; <c>P7D</c> if it is left out.
    /// </param>
    [SchemaName("ApiClientRotation")]
    public sealed record Body([Duration] string? Overlap)
    {
        internal TimeSpan Read() => IsoDuration.TryParse(Overlap, out var given) ? given : ClientRegistration.DefaultOverlap;
    }

    public sealed class Validator : AbstractValidator<Body>
    {
        public Validator() => RuleFor(it => it.Overlap)
            .Must(it => !IsoDuration.TryParse(it, out var overlap) || overlap <= ClientRegistration.MaxOverlap)
            .WithMessage("must be at most P90D");
    }

    public sealed class Handler(IApiClients clients, ApiClientUpdate updates)
        : IRequestHandler<RotateApiClient, Result<ClientWithSecret>>
    {
        public async Task<Result<ClientWithSecret>> Handle(RotateApiClient request, CancellationToken ct)
        {
            var secret = ApiClientSecret.Generate();
            var rotated = await updates.Update(
                request.Owner, request.Id,
                (client, now) => !updates.MayGrant(client.Scopes)
                    ? ApiClientRefusals.ScopeNotHeld
                    : client.Rotate(clients.HashOf(secret), request.Form.Read(), now),
                ct);
            return rotated.Refusal is { } refused ? refused : new ClientWithSecret(rotated.Value, secret);
        }
    }
}
