using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Store;
using Fluid;
using Microsoft.Extensions.Configuration;

namespace ChannelProgram.Infrastructure.Mails;

/// <summary>
/// Liquid templates, which are files of this assembly. A kind's template gives the subject in its first line and below it the
/// paragraphs, separated by blank lines. Two layouts make plain text and HTML of the same paragraphs; that of HTML escapes.
/// </summary>
internal sealed class MailTemplates(IConfiguration configuration) : IMailTemplates
{
    private static readonly FluidParser Parser = new();

    private readonly ConcurrentDictionary<string, IFluidTemplate> _parsed = new();

    public MailText Render(string kind, IReadOnlyDictionary<string, string?> values, bool canBeSwitchedOff)
    {
        var address = configuration[SettingNames.PublicUrl]?.TrimEnd('/');
        var own = Fill(
            kind,
            values.Append(new("publicUrl", address)).ToDictionary(it => it.Key, object? (it) => Harmless(it.Value)),
            NullEncoder.Default);
        var (subject, body) = own.Split('\n', 2) is [var first, var rest] ? (first.Trim(), rest) : (own.Trim(), "");
        var whole = new Dictionary<string, object?>
        {
            ["subject"] = subject,
            ["paragraphs"] = body.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ["kind"] = kind,
            ["switches"] = canBeSwitchedOff
                ? $"{address}/v1/me/notifications"
                : null,
        };
        return new(
            Shortened(subject), Fill("layout.text", whole, NullEncoder.Default), Fill("layout.html", whole, HtmlEncoder.Default));
    }

    /// <summary>In one line: whatever breaks lines or turns the direction of what follows becomes a blank.</summary>
    private static string? Harmless(string? value)
    {
        if (value is null) return null;

        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes()) text.Append(Breaks(rune) ? new Rune(' ') : rune);
        return text.ToString();
    }

    // Names in right-to-left scripts need marks, but never overrides, embeddings and isolates that reach beyond the name.
    private static bool Breaks(Rune it) =>
        Rune.IsControl(it) || it.Value is 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static string Shortened(string subject) => subject.Length <= Mail.MaxSubjectLength / 2
        ? subject
        : $"{subject.AsSpan(0, Mail.MaxSubjectLength / 2 - 1).TrimEnd()}…";

    private string Fill(string template, Dictionary<string, object?> values, TextEncoder encoder) =>
        _parsed.GetOrAdd(template, Parse).Render(new TemplateContext(values), encoder);

    private static IFluidTemplate Parse(string name) =>
        Parser.Parse(EmbeddedScript.Read(typeof(MailTemplates).Assembly, $"{name}.liquid").ReplaceLineEndings("\n"));
}
