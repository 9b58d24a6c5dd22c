using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Common;

/// <summary>
/// A form with one file, read to its end before the request goes on: into a file without a name, which ends with the request.
/// docs/decisions/uploads-on-disk.md tells why it does not go to the database at once.
/// </summary>
internal sealed class FileForm : IAsyncDisposable
{
    public const string NoFile = "is required";

    private const string Malformed = "is not a well-formed form (RFC 7578)";
    private const int MaxParts = 10;
    private const int Piece = 64 * 1024;

    private readonly FileStream _content = Unnamed();
    private readonly List<(string Pointer, string Fault)> _faults = [];

    private FileForm() { }

    /// <summary>Null: there is none, or it has faults.</summary>
    public UploadedFile? File { get; private set; }

    public IReadOnlyList<(string Pointer, string Fault)> Faults => _faults;

    public static FileForm? Of(HttpContext context) => context.Features.Get<FileForm>();

    public static bool IsOne(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(ReadsFile.MediaType, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FileTooLargeException">The file or the form has more bytes than it may.</exception>
    public static async Task<FileForm> Read(HttpRequest request, int maxBytes, CancellationToken ct)
    {
        var form = new FileForm();
        try
        {
            await form.ReadParts(request, maxBytes, ct);
            return form;
        }
        catch
        {
            await form.DisposeAsync();
            throw;
        }
    }

    /// <summary>What tells one form from another: its file. Each sender draws a boundary of its own for the same one.</summary>
    public void AppendTo(IncrementalHash fingerprint)
    {
        fingerprint.AppendData(Encoding.UTF8.GetBytes($"{File?.Name}\n"));
        fingerprint.AppendData(File?.Digest ?? []);
    }

    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private async Task ReadParts(HttpRequest request, int maxBytes, CancellationToken ct)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 70)
        {
            _faults.Add(("", Malformed));
            return;
        }

        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            for (var parts = 0; await Sent(reader.ReadNextSectionAsync(ct)) is { } section; parts++)
            {
                if (parts == MaxParts) throw new InvalidDataException("It has too many parts.");
                await ReadPart(section, maxBytes, ct);
            }
        }
        catch (InvalidDataException)
        {
            _faults.Clear();
            _faults.Add(("", Malformed));
            File = null;
            return;
        }

        if (File is null && !_faults.Exists(it => it.Pointer == ReadsFile.Pointer)) _faults.Add((ReadsFile.Pointer, NoFile));
        if (_faults.Count > 0) File = null;
    }

    private async Task ReadPart(MultipartSection section, int maxBytes, CancellationToken ct)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            throw new InvalidDataException("A part has no name.");
        var name = Unquoted(disposition.Name);
        if (name != ReadsFile.Part) _faults.Add(($"/{name}", "is not a member of this request"));
        else if (File is not null) _faults.Add((ReadsFile.Pointer, "is given more than once"));
        else if (NameIn(disposition) is { } fileName)
        {
            File = await Receive(fileName, section.Body, maxBytes, ct);
            return;
        }
        else _faults.Add((ReadsFile.Pointer, "has no name: send it as a file"));

        await CopyTo(Stream.Null, section.Body, ReadsFile.Frame, _ => { }, ct);
    }

    private async Task<UploadedFile> Receive(string name, Stream body, int maxBytes, CancellationToken ct)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = await CopyTo(_content, body, maxBytes, piece => digest.AppendData(piece.Span), ct);
        return new(name, _content, size, digest.GetHashAndReset());
    }

    private static async Task<int> CopyTo(
        Stream to, Stream body, int maxBytes, Action<ReadOnlyMemory<byte>> seen, CancellationToken ct)
    {
        var (piece, size) = (new byte[Piece], 0);
        while (await Sent(body.ReadAsync(piece, ct).AsTask()) is > 0 and var length)
        {
            if ((size += length) > maxBytes) throw new FileTooLargeException();
            seen(piece.AsMemory(0, length));
            await to.WriteAsync(piece.AsMemory(0, length), ct);
        }

        return size;
    }

    /// <summary>A fault of what is sent, and not of the disk or of the connection.</summary>
    private static async Task<T> Sent<T>(Task<T> read)
    {
        try
        {
            return await read;
        }
        catch (IOException broken) when (broken is not (BadHttpRequestException or ConnectionResetException))
        {
            throw new InvalidDataException("The form is broken.", broken);
        }
    }

    /// <summary>Null: it is a field, not a file. Old browsers send the folder too.</summary>
    private static string? NameIn(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : Unquoted(disposition.FileName);
        return name?[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
    }

    private static string? Unquoted(Microsoft.Extensions.Primitives.StringSegment? text) =>
        text is { HasValue: true } given ? HeaderUtilities.UnescapeAsQuotedString(given).Value : null;

    /// <summary>Nothing is left of it when the process ends, however it ends.</summary>
    private static FileStream Unnamed()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        });
        System.IO.File.Delete(path);
        return file;
    }
}

internal sealed class FileTooLargeException : Exception
{
    public FileTooLargeException() : base("A file or a form has more bytes than it may.") { }
}

/// <summary>Reads the form of an operation that takes a file.</summary>
internal sealed class FileFormMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ReadsFile>() is not { } takes || !FileForm.IsOne(context.Request))
        {
            await next(context);
            return;
        }

        if (await Read(context, await takes.MaxBytes(context)) is not { } form) return;
        await using (form)
        {
            context.Features.Set(form);
            await next(context);
        }
    }

    private static async Task<FileForm?> Read(HttpContext context, int maxBytes)
    {
        try
        {
            if (context.Request.ContentLength > maxBytes + ReadsFile.Frame) throw new FileTooLargeException();
            return await FileForm.Read(context.Request, maxBytes, context.RequestAborted);
        }
        catch (FileTooLargeException)
        {
            await Problems.Write(context, Problem.FileTooLarge(maxBytes));
            return null;
        }
    }
}
