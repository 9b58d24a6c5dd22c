using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChannelProgram.Domain.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ChannelProgram.Bench.Raw;

/// <summary>Takes a request from Kestrel as it comes: no routing, no container, no framework above the socket.</summary>
internal sealed class RawDealEndpoints(
    AccessTickets tokens, IDataProtectionProvider cursors, SessionPool sessions, ProgramRules rules, ReceiptSigner receipts)
{
    private const int Page = 50;
    private const int MaxBytes = 256 * 1024;

    /// <summary>What was last read of each client. A registration supposes that it still holds, and its guard looks.</summary>
    private readonly ConcurrentDictionary<string, (Guid Partner, string Tier)> _lastKnown = new();

    public Task Answer(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (!path.StartsWith("/v1/deals", StringComparison.Ordinal)) return ResponseWriter.Refuse(http, 404);
        if (Ticket(http) is not { } ticket) return ResponseWriter.Refuse(http, 401);

        var isGet = HttpMethods.IsGet(http.Request.Method);
        return path.Length switch
        {
            9 when isGet => List(http, ticket),
            9 when HttpMethods.IsPost(http.Request.Method) => Register(http, ticket),
            > 10 when isGet && Guid.TryParseExact(path.AsSpan(10), "D", out var id) => Get(http, ticket, id),
            _ => ResponseWriter.Refuse(http, 404),
        };
    }

    private async Task Get(HttpContext http, AccessTicket ticket, Guid id)
    {
        var found = await Read(reading => reading.ById(ticket.Id, id));
        if (!found.IsKnown) await ResponseWriter.Refuse(http, 401);
        else if (!May("deals.read", ticket, found.Permissions)) await ResponseWriter.Refuse(http, 403);
        else if (found.Deals.Count == 0) await ResponseWriter.Refuse(http, 404);
        else
        {
            found.Deals[0].ApplyClock(Now().UtcDateTime);
            var body = ResponseWriter.Json(found.Deals[0]);
            var tag = ResponseWriter.ETag(body);
            http.Response.Headers.ETag = tag;
            http.Response.Headers.CacheControl = "private, no-cache";
            if (http.Request.Headers.IfNoneMatch == tag) http.Response.StatusCode = 304;
            else await ResponseWriter.Write(http, 200, body);
        }
    }

    private async Task List(HttpContext http, AccessTicket ticket)
    {
        if (http.Request.QueryString.HasValue)
        {
            await ResponseWriter.Refuse(http, 501);
            return;
        }

        var found = await Read(reading => reading.OfClient(ticket.Id, Page + 1));
        if (!found.IsKnown) await ResponseWriter.Refuse(http, 401);
        else if (!May("deals.read", ticket, found.Permissions)) await ResponseWriter.Refuse(http, 403);
        else
        {
            http.Response.Headers.CacheControl = "private, no-cache";
            await ResponseWriter.Write(
                http, 200, ResponseWriter.Json(found.Deals, Page, Now().UtcDateTime, last => Cursor(last, ticket.Client)));
        }
    }

    private async Task Register(HttpContext http, AccessTicket ticket)
    {
        var body = await Body(http);
        var now = Now();
        if (body is null || !ticket.Scopes.Contains("deals.write")
            || http.Request.ContentType != "application/json"
            || http.Request.Headers["Idempotency-Key"] is not [{ Length: >= 1 and <= 255 } key])
        {
            await ResponseWriter.Refuse(http, body is null ? 413 : 400);
            return;
        }

        if (!_lastKnown.TryGetValue(ticket.Client, out var known)) known = await Look(ticket.Client);
        var fingerprint = Fingerprint(body);
        if (Parse(body)?.Read(rules, now) is not { } deal)
        {
            await ResponseWriter.Refuse(http, 400);
            return;
        }

        if (!rules.Limits.TryGetValue(known.Tier, out var limit) || deal.Currency != rules.Currency || deal.Value > limit)
        {
            await ResponseWriter.Refuse(http, 501);
            return;
        }

        (deal.Id, deal.Number) = (Guid.CreateVersion7(now), Domain.Deals.DealNumber.Generate().Value);
        deal.SubmittedAt = deal.CreatedAt = deal.UpdatedAt = now.UtcDateTime;
        (deal.Status, deal.FinalStatus, deal.ProtectedUntil) = ("Approved", "Expired", deal.CreatedAt + rules.Protection);
        deal.EndsAt = deal.ProtectedUntil;
        foreach (var product in deal.Products)
            (product.Claim, product.From, product.Until) = ("Held", deal.CreatedAt, deal.ProtectedUntil);

        deal.Receipt = receipts.Issue(deal, known.Partner);

        var name = $"PartnerSystem {ticket.Client} POST /v1/deals {key}";
        var (account, answer) = (Guid.CreateVersion7(now), ResponseWriter.Json(deal));
        var registration = new Registration
        {
            Token = ticket.Id,
            Partner = known.Partner,
            Tier = known.Tier,
            Limit = limit,
            ProgramVersion = rules.Version,
            Deal = deal,
            Account = account,
            IdempotencyLock = Registration.LockOf($"idempotency {name}"),
            Key = SHA256.HashData(Encoding.UTF8.GetBytes(name)),
            Fingerprint = fingerprint,
            Body = answer,
            ETag = ResponseWriter.ETag(answer),
            AuditRecords = AuditRecords.Of(deal, ticket.Client, known.Partner, account, now),
        };

        var session = await sessions.Take();
        var isStored = await session.Writer.TryStore(registration);
        sessions.Return(session);
        if (!isStored)
        {
            // Looked at again by the next one; what a known customer or key is answered, the bench does not ask.
            _lastKnown.TryRemove(ticket.Client, out _);
            await ResponseWriter.Refuse(http, 501);
            return;
        }

        http.Response.Headers.Location = registration.Location;
        http.Response.Headers.ETag = registration.ETag;
        await ResponseWriter.Write(http, 201, answer);
    }

    private async Task<(Guid, string)> Look(string client)
    {
        var (partner, tier) = await sessions.PartnerOf(client);
        return _lastKnown[client] = (partner, tier);
    }

    private async Task<DealQueryResult> Read(Func<DealReader, Task<DealQueryResult>> read)
    {
        var session = await sessions.Take();
        var found = await read(session.Reader);
        sessions.Return(session);
        return found;
    }

    private AccessTicket? Ticket(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.Ordinal)
            ? tokens.Read(header[7..])
            : null;

    private static bool May(string scope, AccessTicket granted, string held) =>
        granted.Scopes.Contains(scope) && held.Contains($"\"scp:{scope}\"", StringComparison.Ordinal);

    private static RegistrationRequest? Parse(byte[] body)
    {
        try
        {
            return body.AsSpan().IndexOf("\\u0000"u8) < 0
                ? JsonSerializer.Deserialize(body, RegistrationRequestJson.Default.RegistrationRequest)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async ValueTask<byte[]?> Body(HttpContext http)
    {
        if (http.Request.ContentLength is not { } length || length > MaxBytes) return null;
        var read = await http.Request.BodyReader.ReadAtLeastAsync((int)length);
        var body = read.Buffer.ToArray();
        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }

    private static byte[] Fingerprint(byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("/v1/deals\n\n"u8);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private string Cursor(Deal last, string client)
    {
        var plain = new byte[sizeof(long) + 16];
        BinaryPrimitives.WriteInt64BigEndian(plain, last.CreatedAt.Ticks);
        last.Id.TryWriteBytes(plain.AsSpan(sizeof(long)), bigEndian: true, out _);
        return WebEncoders.Base64UrlEncode(
            cursors.CreateProtector("cursor", $"PartnerSystem {client}", "/v1/deals", "").Protect(plain));
    }

    private static DateTimeOffset Now() => TimeProvider.System.Now();
}
