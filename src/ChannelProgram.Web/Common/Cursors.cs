using System.Buffers.Binary;
using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ChannelProgram.Web.Common;

/// <summary>
/// Encrypted places in lists, valid only for the caller, list and filters they were made for. The page size may change.
/// </summary>
internal sealed class Cursors(IDataProtectionProvider protection)
{
    public const int MaxLength = 200;

    public const string Pattern = "^[A-Za-z0-9_-]+$";

    private const int Size = sizeof(long) + 16;

    public string Write(PagePosition position, HttpContext context)
    {
        var plain = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(plain, position.Order);
        position.Id.TryWriteBytes(plain.AsSpan(sizeof(long)), bigEndian: true, out _);
        return WebEncoders.Base64UrlEncode(For(context).Protect(plain));
    }

    public PagePosition? Read(string text, HttpContext context)
    {
        try
        {
            var plain = For(context).Unprotect(WebEncoders.Base64UrlDecode(text));
            return new(BinaryPrimitives.ReadInt64BigEndian(plain), new(plain.AsSpan(sizeof(long)), bigEndian: true));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector For(HttpContext context)
    {
        var caller = context.RequestServices.GetRequiredService<CurrentCaller>().Known;
        var filters = context.Request.Query
            .Where(it => it.Key is not ("limit" or "after"))
            .OrderBy(it => it.Key, StringComparer.Ordinal)
            .Select(it => $"{Uri.EscapeDataString(it.Key)}={Uri.EscapeDataString(it.Value.ToString())}");
        return protection.CreateProtector(
            "cursor", $"{caller.Kind} {caller.Id}", ApiConventions.PathOf(context), string.Join('&', filters));
    }
}
