using System.Reflection;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Common;

/// <summary>Declares that an operation reads a form with one file (RFC 7578).</summary>
/// <param name="ByteCeiling">More than this no file has, whatever <paramref name="MaxBytes"/> says.</param>
/// <param name="MaxBytes">How many bytes the file may have now.</param>
internal sealed record ReadsFile(int ByteCeiling, Func<HttpContext, Task<int>> MaxBytes)
{
    public const string MediaType = "multipart/form-data";

    /// <summary>The name of the part that is the file.</summary>
    public const string Part = "file";
    public const string Pointer = $"/{Part}";

    /// <summary>What a form has besides the file: boundaries and headers.</summary>
    public const int Frame = 16 * 1024;
}

internal static class FileRoutes
{
    public static RouteHandlerBuilder ReadsFile(
        this RouteHandlerBuilder route, int byteCeiling, Func<HttpContext, Task<int>> maxBytes) =>
        route.WithMetadata(new ReadsFile(byteCeiling, maxBytes));
}

/// <summary>The file of a form. Faults go to <see cref="InputFaults"/>, and then there is none.</summary>
internal sealed record FileBody(UploadedFile? Value) : IBindableFromHttpContext<FileBody>
{
    public static ValueTask<FileBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var faults = context.RequestServices.GetRequiredService<InputFaults>();
        if (FileForm.Of(context) is not { } form) faults.Add(Common.ReadsFile.Pointer, FileForm.NoFile);
        else foreach (var (pointer, fault) in form.Faults) faults.Add(pointer, fault);
        return ValueTask.FromResult<FileBody?>(new(FileForm.Of(context)?.File));
    }
}
