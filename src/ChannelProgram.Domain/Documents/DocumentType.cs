namespace ChannelProgram.Domain.Documents;

/// <summary>The files that a deal takes.</summary>
public enum DocumentType { Pdf, Png, Jpg, Docx, Xlsx, Csv, Txt }

public static class DocumentTypes
{
    /// <summary>As messages name them.</summary>
    public const string Listed = "pdf, png, jpg, docx, xlsx, csv or txt";

    private static readonly Dictionary<string, DocumentType> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = DocumentType.Pdf,
        [".png"] = DocumentType.Png,
        [".jpg"] = DocumentType.Jpg,
        [".jpeg"] = DocumentType.Jpg,
        [".docx"] = DocumentType.Docx,
        [".xlsx"] = DocumentType.Xlsx,
        [".csv"] = DocumentType.Csv,
        [".txt"] = DocumentType.Txt,
    };

    public static IReadOnlyList<string> MediaTypes { get; } = [.. Enum.GetValues<DocumentType>().Select(it => it.ToMediaType())];

    /// <summary>What a name says that the file is; null: nothing that a deal takes.</summary>
    public static DocumentType? OfName(string name) =>
        ByExtension.TryGetValue(Path.GetExtension(name), out var type) ? type : null;

    public static string ToMediaType(this DocumentType type) => type switch
    {
        DocumentType.Pdf => "application/pdf",
        DocumentType.Png => "image/png",
        DocumentType.Jpg => "image/jpeg",
        DocumentType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        DocumentType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        DocumentType.Csv => "text/csv",
        DocumentType.Txt => "text/plain",
    };
}
