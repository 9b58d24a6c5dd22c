using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.ApiClients;

/// <summary>The secret of a system is told once, and only its hash is stored. A front end gets none.</summary>
public sealed record AddVendorApiClient([RequestBody] VendorApiClientForm Form) : IRequest<Result<ClientWithSecret>>, IChange
{
    public sealed class Validator : AbstractValidator<AddVendorApiClient>
    {
        public Validator()
        {
            RuleFor(it => it.Form).Must((_, form, rule) => form is not (_, null, null) || IsUnreadable(rule))
                .OverridePropertyName("").WithMessage("needs scopes, or redirectUris for a front end");
            RuleFor(it => it.Form.RedirectUris).Must((it, uris) => uris is null || it.Form.Scopes is null)
                .OverridePropertyName(nameof(VendorApiClientForm.RedirectUris))
                .WithMessage("must be left out for a system, which has scopes");
        }

        private static bool IsUnreadable(IValidationContext rule) => RequestContext.Of(rule).Input.ByPointer.Keys.Any(it =>
            it.StartsWith("/scopes", StringComparison.Ordinal) || it.StartsWith("/redirectUris", StringComparison.Ordinal));
    }

    public sealed class Handler(IApiClients clients, ApiClientUpdate updates)
        : IRequestHandler<AddVendorApiClient, Result<ClientWithSecret>>
    {
        public Task<Result<ClientWithSecret>> Handle(AddVendorApiClient request, CancellationToken ct)
        {
            var (form, now) = (request.Form, updates.Now);
            var secret = form.Scopes is null ? null : ApiClientSecret.Generate();
            var client = secret is null
                ? ClientRegistration.FrontEnd(form.Name!, [.. form.RedirectUris!.Select(it => it!).Distinct()], now)
                : ClientRegistration.System(
                    null, form.Name!, form.Scopes!.Select(it => it!).ToHashSet(), clients.HashOf(secret), now);
            clients.Add(client);
            return Task.FromResult<Result<ClientWithSecret>>(new ClientWithSecret(updates.View(client, now), secret));
        }
    }
}
