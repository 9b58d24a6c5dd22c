using ChannelProgram.Application.Common;
using FluentValidation;

namespace ChannelProgram.Application.Programs;

internal static class ProductLineRules
{
    public const int MaxLines = 200;

    /// <summary>Each is a product line of the program, and named once.</summary>
    /// <param name="member">As the class of the body names it.</param>
    public static void MustBeProductLines<T>(
        this IRuleBuilderInitial<T, IReadOnlyList<string?>?> lines, IProgramVersions programs, string member) =>
        lines.Custom((named, rule) =>
        {
            if (named is not { Count: <= MaxLines }) return;
            var known = programs.InForce(RequestContext.Of(rule).Now).Lines;
            foreach (var (place, line) in named.Index())
                if (line is not null && Fault(line, named, known) is { } fault)
                    rule.AddFailure($"{member}[{place}]", fault);
        });

    private static string? Fault(string line, IReadOnlyList<string?> named, IReadOnlyList<string> known) =>
        !known.Contains(line) ? "is no product line of the program"
        : named.Count(it => it == line) > 1 ? "is named more than once"
        : null;
}
