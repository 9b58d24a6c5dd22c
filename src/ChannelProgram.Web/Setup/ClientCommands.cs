using ChannelProgram.Application.ApiClients;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Web.Setup;

/// <summary>The commands <c>admin list-clients</c> and <c>admin revoke-client CLIENT_ID</c>.</summary>
internal static class ClientCommands
{
    public static async Task<int> List(IServiceProvider scope, TextWriter output)
    {
        await foreach (var (it, partner) in scope.GetRequiredService<IApiClients>().All())
            await output.WriteLineAsync(
                $"{it.ClientId}: {it.Name}, {(it.Kind is ApiClientKind.FrontEnd ? "front end" : "system")} of "
                + (it.Partner is { } owner ? $"{partner} ({owner.Value})" : "the vendor")
                + (it.RevokedAt is { } revoked
                    ? $", revoked {revoked.ToText()}"
                    : $", last used {it.LastUsedAt?.ToText() ?? "never"}")
                + (it.Scopes.Count > 0 ? $", {string.Join(' ', it.Scopes.Order(StringComparer.Ordinal))}" : ""));
        return 0;
    }

    public static async Task<int> Revoke(IServiceProvider scope, string clientId, TextWriter output)
    {
        var revoked = await scope.GetRequiredService<IMediator>().Send(new RevokeByClientId(clientId));
        if (revoked.Refusal is { } refusal) return Settings.Stop($"{clientId}: {refusal.Message}");

        await output.WriteLineAsync($"{clientId} is revoked: its secrets and tokens are good no longer.");
        return 0;
    }
}
