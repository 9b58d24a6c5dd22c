using System.Globalization;
using System.Reflection;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

/// <summary>A query parameter as the document tells of it.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Type">Of each of its values.</param>
/// <param name="Description">What it asks for.</param>
/// <param name="Many">It takes several values, by comma.</param>
internal sealed record QueryParameter(string Name, Type Type, string Description, bool Many = true)
{
    /// <summary>What every list knows, by its name alone.</summary>
    public static implicit operator QueryParameter(string name) => name switch
    {
        Paging.Limit => new(name, typeof(int), $"How many items a page has, 1 to {Paging.Max}; without it {Paging.Default}.", Many: false),
        Paging.After => new(name, typeof(string), "Where to go on: `next` of the page before, asked with the same filters.", Many: false),
        _ => new(name, typeof(string), ""),
    };
}

/// <summary>How lists are read page by page.</summary>
internal static class Paging
{
    public const string Limit = "limit";
    public const string After = "after";
    public const int Default = 50;
    public const int Max = 200;
}

/// <summary>The query parameters that an operation knows; all others are refused.</summary>
internal sealed record QueryNames(params IReadOnlyList<QueryParameter> Parameters)
{
    public IReadOnlyList<string> Names { get; } = [.. Parameters.Select(it => it.Name)];
}

internal static class QueryOfRoutes
{
    public static TBuilder Query<TBuilder>(this TBuilder route, params QueryParameter[] parameters) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new QueryNames(parameters));
}

/// <summary>Reads query parameters; faults go to <see cref="InputFaults"/>, by the parameter's name.</summary>
internal sealed class QueryInput(IQueryCollection query, InputFaults faults, Caller caller, Func<string, PagePosition?> readCursor)
    : IBindableFromHttpContext<QueryInput>
{
    public const int MaxValues = 50;

    public static ValueTask<QueryInput?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var services = context.RequestServices;
        var cursors = services.GetRequiredService<Cursors>();
        return ValueTask.FromResult<QueryInput?>(
            new(
                context.Request.Query, services.GetRequiredService<InputFaults>(), services.GetRequiredService<CurrentCaller>().Known,
                text => cursors.Read(text, context)));
    }

    /// <summary>How many items a page has.</summary>
    public int Limit()
    {
        if (Single(Paging.Limit) is not { } text) return Paging.Default;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Paging.Max)
            return limit;

        faults.Add(Paging.Limit, $"must be a whole number from 1 to {Paging.Max}");
        return Paging.Default;
    }

    /// <summary>Where the page before ended; null: from the beginning.</summary>
    public PagePosition? After()
    {
        if (Single(Paging.After) is not { } text) return null;
        if (readCursor(text) is { } position) return position;

        faults.Add(Paging.After, "is not a cursor that this list gave you for these filters", "cursorInvalid");
        return null;
    }

    /// <summary>Several partners, by comma, in lists of the vendor's; a partner names none, not even itself.</summary>
    public IReadOnlyList<PartnerId> Partners()
    {
        if (!caller.IsPartner)
            return Read("partner", "must be a partner's id", text => Guid.TryParseExact(text, "D", out var id) ? new PartnerId(id) : (PartnerId?)null);

        if (query.ContainsKey("partner")) faults.Add("partner", "is for the vendor: what you see is your own partner's");
        return [];
    }

    /// <summary>Who looks after it: several of staff by id, oneself, nobody.</summary>
    public IReadOnlyList<Assignee> Assignees() => Read<Assignee>("assignee", "must be me, none or the id of one of staff", text =>
        text is "none" ? new Assignee(null)
        : text is "me" ? new Assignee(Guid.Parse(caller.Id, CultureInfo.InvariantCulture))
        : Guid.TryParseExact(text, "D", out var id) ? new Assignee(id)
        : null);

    /// <summary>Yes or no; null: the parameter was not given.</summary>
    public bool? Flag(string name) => Single(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => Known<bool?>(name, "must be true or false", null),
    };

    /// <summary>Several texts, by comma; empty: the parameter was not given.</summary>
    public IReadOnlyList<string> Texts(string name, int longest) => Split(name, text => IsText(name, text, longest) ? text : null);

    /// <summary>Several names of an enum, by comma; empty: the parameter was not given.</summary>
    public IReadOnlyList<TEnum> Values<TEnum>(string name) where TEnum : struct, Enum => Read<TEnum>(
        name, EnumNames.Choice(typeof(TEnum)), text => EnumNames.TryParse<TEnum>(text, out var value) ? value : null);

    /// <summary>Several values, by comma; what <paramref name="read"/> makes nothing of is a fault.</summary>
    public IReadOnlyList<T> Read<T>(string name, string fault, Func<string, T?> read) where T : struct =>
        Split<T?>(name, text => Known(name, fault, read(text))).OfType<T>().ToList();

    /// <summary>Several values, by comma; what <paramref name="read"/> makes nothing of is a fault.</summary>
    public IReadOnlyList<T> Read<T>(string name, string fault, Func<string, T?> read) where T : class =>
        Split(name, text => Known(name, fault, read(text)));

    /// <summary>An instant; null: the parameter was not given.</summary>
    public DateTimeOffset? Instant(string name) => Single(name) is not { } text ? null
        : InstantConverter.TryParse(text, out var instant) ? instant
        : Known<DateTimeOffset?>(name, "must be a time such as 2026-11-21T09:00:00Z", null);

    private T? Known<T>(string name, string fault, T? value)
    {
        if (value is null) faults.Add(name, fault);
        return value;
    }

    private List<T> Split<T>(string name, Func<string, T?> read)
    {
        var texts = Single(name)?.Split(',') ?? [];
        if (texts.Length <= MaxValues) return texts.Select(read).OfType<T>().ToList();

        faults.Add(name, $"has at most {MaxValues} values");
        return [];
    }

    private bool IsText(string name, string text, int longest)
    {
        var fault = text switch
        {
            "" => "must not be empty",
            _ when Domain.Common.Text.Length(text) > longest => $"has at most {longest} characters",
            _ when text.Any(char.IsControl) => "must not contain control characters",
            _ => null,
        };
        if (fault is not null) faults.Add(name, fault);
        return fault is null;
    }

    /// <summary>What is given twice was refused by its name already.</summary>
    private string? Single(string name) => query[name] is [{ } text] ? text : null;
}
