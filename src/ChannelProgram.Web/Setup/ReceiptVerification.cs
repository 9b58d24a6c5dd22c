using ChannelProgram.Application.Receipts;
using ChannelProgram.Infrastructure.Receipts;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The command <c>verify-receipt RECEIPT [KEYS]</c>. The receipt is a text or a file that holds it; the keys are a file with a
/// JWK set, without which the database's are taken.
/// </summary>
internal static class ReceiptVerification
{
    public const string Command = "verify-receipt";
    public const string Usage = $"{Command} RECEIPT [KEYS]";

    public static async Task<int> Run(WebApplication app, string receipt) => await Reported(async () =>
        await app.Services.GetRequiredService<IReceiptSignatures>().Check(await Text(receipt), default));

    /// <summary>Needs neither database nor settings.</summary>
    public static async Task<int> Run(string receipt, string keys) => await Reported(async () =>
    {
        var known = new JsonWebKeySet(await File.ReadAllTextAsync(keys)).Keys;
        return await CompactJws.Check(
            await Text(receipt), id => Task.FromResult(known.FirstOrDefault(it => it.KeyId == id)));
    });

    private static async Task<int> Reported(Func<Task<CheckedSignature>> check)
    {
        CheckedSignature signature;
        try
        {
            signature = await check();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Settings.Stop($"The receipt or the keys cannot be read: {e.Message}");
        }

        if (signature.Fault is { } fault) return Settings.Stop($"The receipt is not valid: {Sentence(fault)}.");
        Console.WriteLine(signature.Payload);
        return 0;
    }

    private static async Task<string> Text(string receipt) =>
        (File.Exists(receipt) ? await File.ReadAllTextAsync(receipt) : receipt).Trim();

    private static string Sentence(ReceiptFault fault) => fault switch
    {
        ReceiptFault.Malformed => "it is no compact JWS",
        ReceiptFault.AlgorithmNotAllowed => "it is not signed with ES256",
        ReceiptFault.UnknownKey => "its key is not known",
        ReceiptFault.SignatureInvalid => "its signature is wrong",
        ReceiptFault.ContentDiffers => "it is of another content",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
