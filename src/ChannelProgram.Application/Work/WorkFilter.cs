using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Work;

public sealed record WorkFilter : IListFilter
{
    [Description("Items of one of these kinds.")]
    public IReadOnlyList<WorkKind> Kind { get; init; } = [];

    [Description("Items that are assigned to one of these: `me`, `none` or ids of staff.")]
    [TextFormat(36, "^(me|none|[0-9A-Fa-f-]{36})$")]
    public IReadOnlyList<Assignee> Assignee { get; init; } = [];

    [Description("`true`: only items that are overdue. `false`: only items that are not.")]
    public bool? Overdue { get; init; }

    [Description("Items about deals of one of these partners."), VendorOnly]
    public IReadOnlyList<PartnerId> Partner { get; init; } = [];

    /// <summary>All but the kind, which each source tells in its own way.</summary>
    /// <param name="caller">Whom <c>me</c> means.</param>
    public IQueryable<T> Among<T>(
        IQueryable<T> waiting, Caller caller, DateTimeOffset now,
        Expression<Func<T, PartnerId>> partner, Expression<Func<T, DateTimeOffset>> dueBy, Expression<Func<T, Guid?>> assignee)
    {
        if (Partner.Count > 0) waiting = waiting.Where(partner, it => Partner.Contains(it));
        return Among(waiting, caller, now, dueBy, assignee);
    }

    /// <summary>All but the kind and the partner.</summary>
    public IQueryable<T> Among<T>(
        IQueryable<T> waiting, Caller caller, DateTimeOffset now,
        Expression<Func<T, DateTimeOffset>> dueBy, Expression<Func<T, Guid?>> assignee)
    {
        if (Overdue is { } overdue) waiting = waiting.Where(dueBy, it => it <= now == overdue);
        if (Assignee.Count == 0) return waiting;

        var orNobody = Assignee.Any(it => it.IsNobody);
        var staff = Assignee.Where(it => !it.IsNobody)
            .Select(it => it.Staff ?? Guid.Parse(caller.Id, CultureInfo.InvariantCulture)).ToList();
        return waiting.Where(assignee, it => it == null ? orNobody : staff.Contains(it.Value));
    }
}

/// <summary>One of staff by id, the caller (null), or nobody.</summary>
public readonly record struct Assignee(Guid? Staff, bool IsNobody) : ITextValue<Assignee>
{
    public static string Expected => "must be me, none or the id of one of staff";

    public static bool TryParse([NotNullWhen(true)] string? text, out Assignee value)
    {
        var isId = Guid.TryParseExact(text, "D", out var id);
        value = new(isId ? id : null, text is "none");
        return isId || text is "me" or "none";
    }
}
