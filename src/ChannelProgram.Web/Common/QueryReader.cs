using System.Globalization;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Common;

internal sealed class QueryReader(
    IQueryCollection query, InputFaults faults, Caller caller, Func<string, PagePosition?> readCursor)
{
    public const int MaxValues = 50;

    public static QueryReader Of(HttpContext context)
    {
        var services = context.RequestServices;
        var cursors = services.GetRequiredService<Cursors>();
        return new(
            context.Request.Query, services.GetRequiredService<InputFaults>(), services.GetRequiredService<CurrentCaller>().Known,
            text => cursors.Read(text, context));
    }

    public PageRequest Page() => new(Limit(), After());

    public TFilter Filter<TFilter>() where TFilter : class, IListFilter, new()
    {
        var filter = new TFilter();
        foreach (var parameter in FilterParameter.AllOf<TFilter>())
            if (Read(parameter) is { } value) parameter.Property.SetValue(filter, value);
        return filter;
    }

    private object? Read(FilterParameter parameter)
    {
        var name = parameter.Described.Name;
        if (parameter.IsVendorOnly && caller.IsPartner)
        {
            if (query.ContainsKey(name)) faults.Add(name, "is for the vendor: what you see is your own partner's");
            return null;
        }

        if (Single(name) is not { } given) return null;
        if (!parameter.Described.IsList) return Value(parameter, given);

        var texts = given.Split(',');
        if (texts.Length <= MaxValues) return parameter.ListOf([.. texts.Select(it => Value(parameter, it)).OfType<object>()]);

        faults.Add(name, $"has at most {MaxValues} values");
        return null;
    }

    private object? Value(FilterParameter parameter, string text)
    {
        var (value, fault) = parameter.Read(text);
        if (fault is not null) faults.Add(parameter.Described.Name, fault);
        return value;
    }

    private int Limit()
    {
        if (Single(Paging.Limit) is not { } text) return PageRequest.DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= PageRequest.MaxLimit) return limit;

        faults.Add(Paging.Limit, Paging.LimitFault);
        return PageRequest.DefaultLimit;
    }

    private PagePosition? After()
    {
        if (Single(Paging.After) is not { } text) return null;
        if (readCursor(text) is { } position) return position;

        faults.Add(Paging.After, "is not a cursor that this list gave you for these filters", "cursorInvalid");
        return null;
    }

    /// <summary>A repeated parameter was refused already.</summary>
    private string? Single(string name) => query[name] is [{ } text] ? text : null;
}
