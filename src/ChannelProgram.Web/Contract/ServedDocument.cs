using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Web.Common;
using MediatR;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using EntityTagHeaderValue = Microsoft.Net.Http.Headers.EntityTagHeaderValue;

namespace ChannelProgram.Web.Contract;

/// <summary>
/// The API document as this installation serves it: with its own address as server, and with dates that lie ahead. Made once a
/// day.
/// </summary>
internal sealed class ServedDocument(ISwaggerProvider documents, IConfiguration configuration)
{
    /// <summary>In Development a caller chooses the address by its Host header.</summary>
    private const int MaxKept = 10;

    private readonly ConcurrentDictionary<(DateOnly Day, string Address), (byte[] Bytes, EntityTagHeaderValue Tag)> _made = new();

    public async Task<(byte[] Bytes, EntityTagHeaderValue Tag)> Of(HttpRequest request)
    {
        var now = await Now(request.HttpContext);
        var key = (DateOnly.FromDateTime(now.UtcDateTime), PublicAddress.Of(request, configuration));
        if (_made.TryGetValue(key, out var known)) return known;

        var document = documents.GetSwagger(ApiDocument.Name);
        foreach (var server in document.Servers!) server.Url = key.Item2;
        ExampleValues.KeepAhead(document, now);
        var bytes = Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(ApiDocument.Version));
        var made = (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""));
        if (_made.Count >= MaxKept) _made.Clear();
        return _made[key] = made;
    }

    private static async Task<DateTimeOffset> Now(HttpContext context)
    {
        var services = context.RequestServices;
        try
        {
            return (await services.GetRequiredService<IMediator>().Send(new GetProgramTime(), context.RequestAborted)).Value.Now;
        }
        catch (Exception failure) when (services.GetRequiredService<ITransactions>().IsTransient(failure))
        {
            // Whoever reads the document needs no database for it.
            return services.GetRequiredService<ProgramClock>().MachineNow();
        }
    }
}
