using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using FluentValidation;

namespace ChannelProgram.Application.ApiClients;

/// <summary>A system of a partner.</summary>
/// <param name="Name">For the people who manage it.</param>
/// <param name="Scopes">What it may do.</param>
[SchemaName("PartnerApiClientInput")]
public sealed record PartnerApiClientForm(
    [Required, ProperName(ClientRegistration.MaxNameLength)] string? Name,
    [Required, Count(1, ScopeAttribute.MaxScopes, Of = "scope"), Scope] IReadOnlyList<string?>? Scopes);

/// <summary>A system of the vendor, which has scopes, or a front end, which has addresses to redirect to.</summary>
/// <param name="Name">For the people who manage it.</param>
/// <param name="Scopes">What a system may do.</param>
/// <param name="RedirectUris">
/// Where a front end wants people to be sent with a code, exactly as its requests will name it: https, or http on the
/// person's own machine.
/// </param>
[SchemaName("ApiClientInput")]
public sealed record VendorApiClientForm(
    [Required, ProperName(ClientRegistration.MaxNameLength)] string? Name,
    [Count(1, ScopeAttribute.MaxScopes, Of = "scope"), Scope] IReadOnlyList<string?>? Scopes,
    [Count(1, ClientRegistration.MaxRedirectUris, Of = "address"), RedirectUri] IReadOnlyList<string?>? RedirectUris);

public sealed class PartnerApiClientRules : AbstractValidator<PartnerApiClientForm>
{
    public PartnerApiClientRules() => RuleForEach(it => it.Scopes)
        .Must(it => it is null || Scopes.Partner.Contains(it)).WithMessage(_ => ScopeAttribute.Choice(Scopes.Partner));
}

public sealed class VendorApiClientRules : AbstractValidator<VendorApiClientForm>
{
    public VendorApiClientRules() => RuleForEach(it => it.Scopes)
        .Must(it => it is null || Scopes.Vendor.Contains(it)).WithMessage(_ => ScopeAttribute.Choice(Scopes.Vendor));
}

/// <summary>A scope of an access token (RFC 6749, 3.3).</summary>
public sealed class ScopeAttribute() : TextFormatAttribute(100, "^[a-z.]+$")
{
    public const int MaxScopes = 50;

    internal static string Choice(IEnumerable<string> scopes) =>
        $"must be one of {string.Join(", ", scopes.Order(StringComparer.Ordinal))}";
}

/// <summary>An address to which a front end has people sent with a code (RFC 6749, 3.1.2; RFC 8252, 7.3).</summary>
public sealed class RedirectUriAttribute : LineAttribute
{
    private const int MaxUriLength = 500;

    public RedirectUriAttribute() : base(MaxUriLength) => Format = "uri";

    public override string? FaultOf(string text) => base.FaultOf(text)
        ?? (IsAllowed(text) ? null
            : "must be an https address, or http on localhost, 127.0.0.1 or [::1], without user, fragment and *");

    private static bool IsAllowed(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.IsWellFormedOriginalString()
        && uri is { UserInfo: "", Host.Length: > 0 }
        && text.AsSpan().IndexOfAny('#', '*', '\\') < 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
