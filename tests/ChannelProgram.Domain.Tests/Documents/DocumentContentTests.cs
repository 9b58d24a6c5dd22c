using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ChannelProgram.Domain.Documents;

namespace ChannelProgram.Domain.Tests.Documents;

public class DocumentContentTests
{
    private static readonly Dictionary<DocumentType, byte[]> Right = new()
    {
        [DocumentType.Pdf] = Samples.Pdf,
        [DocumentType.Png] = Samples.Png,
        [DocumentType.Jpg] = Samples.Jpg,
        [DocumentType.Docx] = Samples.Docx(),
        [DocumentType.Xlsx] = Samples.Xlsx(),
        [DocumentType.Csv] = Samples.Utf8("product;amount\nanalytics;1\n"),
        [DocumentType.Txt] = Samples.Utf8("Größe: 東京\r\n\tend"),
    };

    public static TheoryData<DocumentType> Types => [.. Enum.GetValues<DocumentType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_file_is_what_its_content_says_and_nothing_else(DocumentType type)
    {
        foreach (var (other, content) in Right)
            Assert.Equal(
                other == type || (IsText(other) && IsText(type)), DocumentContent.Is(type, new MemoryStream(content)));
    }

    [Theory]
    [InlineData("quote.pdf", DocumentType.Pdf)]
    [InlineData("Quote.PDF", DocumentType.Pdf)]
    [InlineData("a.b.jpeg", DocumentType.Jpg)]
    [InlineData("quote.pdf.exe", null)]
    [InlineData("quote.docm", null)]
    [InlineData("quote.svg", null)]
    [InlineData("quote", null)]
    [InlineData("pdf", null)]
    public void A_name_says_a_type_by_its_extension(string name, DocumentType? type) =>
        Assert.Equal(type, DocumentTypes.OfName(name));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_program_a_script_and_a_cut_file_are_nothing(DocumentType type)
    {
        Assert.All(
            [Samples.Exe, Samples.Elf, Samples.Utf8("#!/bin/sh\nrm -rf /\n"), Samples.Utf8("<script>alert(1)</script>")],
            it => Assert.False(Is(type, it)));
        if (!IsText(type)) Assert.False(Is(type, Right[type][..2]));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html></html>")]
    [InlineData("\uFEFF <html>")]
    [InlineData("\r\n\t <svg onload=alert(1)>")]
    [InlineData("<?php echo 1;")]
    [InlineData("#!/usr/bin/env python3")]
    [InlineData("%PDF-1.4 in letters only")]
    [InlineData("%!PS-Adobe-3.0")]
    [InlineData(@"{\rtf1 text}")]
    [InlineData("a\0b")]
    [InlineData("a\u0007b")]
    [InlineData("a\u001B[31mb")]
    [InlineData("a\u0085b")]
    public void This_is_no_text(string text)
    {
        Assert.False(Is(DocumentType.Txt, Samples.Utf8(text)));
        Assert.False(Is(DocumentType.Csv, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text.TrimStart('\uFEFF'))]));
    }

    [Fact]
    public void A_text_is_UTF_8_or_UTF_16_with_a_mark()
    {
        const string Text = "a;ü;東京;\U0001F600\r\n";
        Assert.True(Is(DocumentType.Csv, [0xEF, 0xBB, 0xBF, .. Samples.Utf8(Text)]));
        Assert.True(Is(DocumentType.Csv, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]));
        Assert.True(Is(DocumentType.Csv, [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)]));

        Assert.False(Is(DocumentType.Csv, Encoding.Unicode.GetBytes(Text)));
        Assert.False(Is(DocumentType.Csv, Encoding.Latin1.GetBytes("Größe")));
        Assert.False(Is(DocumentType.Csv, [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("a")]));
        Assert.False(Is(DocumentType.Csv, [0xFF, 0xFE, 0x00, 0xD8]));
    }

    [Fact]
    public void What_is_wrong_far_behind_is_found_too()
    {
        var text = Enumerable.Repeat((byte)'a', 1_000_000).ToArray();
        Assert.True(Is(DocumentType.Txt, text));
        text[^1] = 0;
        Assert.False(Is(DocumentType.Txt, text));
        text[^1] = 0xC3;
        Assert.False(Is(DocumentType.Txt, text));
    }

    [Fact]
    public void A_document_with_macros_is_refused_however_they_are_called()
    {
        const string Macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
        Assert.False(Is(DocumentType.Docx, Samples.Docx(Samples.Word, "word/vbaProject.bin")));
        Assert.False(Is(DocumentType.Docx, Samples.Docx(Samples.Word, "WORD/VBAPROJECT.BIN")));
        Assert.False(Is(DocumentType.Docx, Samples.Docx(Macros)));
        Assert.False(Is(DocumentType.Docx, Typed(Samples.Word, "application/vnd.ms-office.vbaProject")));
        Assert.False(Is(DocumentType.Xlsx, Samples.Package(
            Types2(Samples.Excel, "application/vnd.ms-excel.macrosheet+xml"), "xl/workbook.xml")));
        // Written in another way, it is the same.
        Assert.False(Is(DocumentType.Docx, Typed(Samples.Word, "application/vnd.ms-office.&#118;baProject")));
        Assert.False(Is(DocumentType.Docx, Samples.Docx(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")));

        static byte[] Typed(string main, string other) => Samples.Package(Types2(main, other), "word/document.xml");
    }

    [Fact]
    public void A_zip_file_that_is_no_document_is_refused()
    {
        Assert.False(Is(DocumentType.Docx, Samples.Package(null, "word/document.xml")));
        Assert.False(Is(DocumentType.Docx, Samples.Package(Samples.TypesOf(Samples.Word), "other/document.xml")));
        Assert.False(Is(DocumentType.Docx, Samples.Package("no xml", "word/document.xml")));
        Assert.False(Is(DocumentType.Docx, Samples.Package(
            "<!DOCTYPE x [<!ENTITY a \"b\">]>" + Samples.TypesOf(Samples.Word).Split("?>")[1], "word/document.xml")));
        Assert.False(Is(DocumentType.Docx, Samples.Package(Samples.TypesOf(Samples.Word), "word/a", "[Content_Types].xml")));
        Assert.False(Is(DocumentType.Docx, [.. Samples.Exe, .. Samples.Docx()]));
        Assert.True(Is(DocumentType.Docx, Samples.Docx()));
    }

    [Fact]
    public void A_broken_zip_file_is_refused_wherever_it_is_broken()
    {
        var whole = Samples.Docx();
        for (var length = 0; length < whole.Length; length++) Assert.False(Is(DocumentType.Docx, whole[..length]));
        for (var at = 0; at < whole.Length; at++)
        {
            var spoilt = (byte[])whole.Clone();
            spoilt[at] ^= 0xFF;
            // It may still be one: what is spoilt may be a time, or a part that is not read.
            _ = Is(DocumentType.Docx, spoilt);
        }
    }

    [Fact]
    public void A_directory_that_promises_gigabytes_costs_nothing()
    {
        var bomb = Samples.Docx();
        var entry = bomb.AsSpan().LastIndexOf("[Content_Types].xml"u8) - 46;
        BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(entry + 24), uint.MaxValue - 1);
        Assert.False(Is(DocumentType.Docx, bomb));

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var it = 0; it < 30_000; it++) zip.CreateEntry($"word/{it}", CompressionLevel.NoCompression);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(Is(DocumentType.Docx, file.ToArray()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + 200_000);
    }

    private static string Types2(string main, string other) => Samples.TypesOf(main).Replace(
        "</Types>", $"<Override PartName=\"/other.bin\" ContentType=\"{other}\"/></Types>", StringComparison.Ordinal);

    private static bool IsText(DocumentType type) => type is DocumentType.Csv or DocumentType.Txt;

    private static bool Is(DocumentType type, byte[] content) => DocumentContent.Is(type, new MemoryStream(content));
}
