using System.Text.Json;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>The caller's drafts. A vendor's caller has none, and sees none.</summary>
public sealed class DealDrafts(
    IChannelDb db, IPreconditions preconditions, CurrentCaller caller, IProgramVersions programs, ProgramClock clock)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Stands in the content of a draft that names a contact of the customer.</summary>
    public const string SaysContact = "\"contact\":{";

    public IQueryable<DealDraft> Own => db.Set<DealDraft>().Where(_ => caller.Known.IsPartner);

    /// <summary>Not for change. Null: the caller has no such draft.</summary>
    public Task<DealDraft?> Read(DealId? id, CancellationToken ct) => Read(id, number: null, ct);

    public async Task<DealView?> FindView(DealId? id, DealNumber? number, CancellationToken ct) =>
        await Read(id, number, ct) is { } draft ? View(draft) : null;

    public DealDraft Begin(DealRegistration form)
    {
        var now = clock.Now();
        var draft = DealDraft.Begin(caller.Known.Partner!.Value, Write(form), IndexOf(form), now);
        db.Set<DealDraft>().Add(draft);
        return draft;
    }

    public async Task<Result<DealView>> Update(
        DealId id, Func<DealDraft, DateTimeOffset, Refusal?> change, CancellationToken ct)
    {
        if (await Own.SingleOrDefaultAsync(it => it.Id == id, ct) is not { } draft) return DealRefusals.NotFound;
        if (!preconditions.Met(View(draft))) return Refusal.VersionChanged;
        return change(draft, clock.Now()) is { } refused ? refused : View(draft);
    }

    /// <summary>What an action is refused with that no draft allows.</summary>
    public async Task<Refusal> Refuse(DealId id, CancellationToken ct)
    {
        if (await Read(id, ct) is not { } draft) return DealRefusals.NotFound;
        return preconditions.Met(View(draft)) ? DealRefusals.OfDraft(draft.Status) : Refusal.VersionChanged;
    }

    /// <returns>False: it was submitted or changed meanwhile.</returns>
    public async Task<bool> Remove(DealDraft draft, CancellationToken ct) =>
        await Own.Where(it => it.Id == draft.Id && it.Revision == draft.Revision).ExecuteDeleteAsync(ct) == 1;

    public static DealRegistration Read(DealDraft draft) => JsonSerializer.Deserialize<DealRegistration>(draft.Content, Json)!;

    /// <returns>False: the person is not named in it.</returns>
    public static bool Erase(DealDraft draft, PersonTexts person, DateTimeOffset now)
    {
        var said = Read(draft);
        var contact = said.Customer?.Contact;
        var erased = said with
        {
            Customer = contact is not null && person.AreContact(contact.Name, contact.Email)
                ? said.Customer! with { Contact = null }
                : said.Customer,
            Owner = person.AreNamedBy(said.Owner) ? null : said.Owner,
            Description = person.Redact(said.Description),
            ExternalId = person.AreIn(said.ExternalId) ? null : said.ExternalId,
        };
        if (erased == said) return false;

        draft.Erase(Write(erased), IndexOf(erased), now);
        return true;
    }

    public static void EraseContact(DealDraft draft, DateTimeOffset now)
    {
        if (Read(draft).Customer?.Contact is { } it)
            Erase(draft, new(it.Email is { } email ? [email] : [], it.Name is { } name ? [name] : []), now);
    }

    public static Refusal? Change(DealDraft draft, DealRegistration form, DateTimeOffset now) =>
        draft.Update(Write(form), IndexOf(form), now);

    public DealView View(DealDraft draft) => DraftView.Of(draft, Read(draft), caller.Known, programs.InForce(clock.Now()));

    private Task<DealDraft?> Read(DealId? id, DealNumber? number, CancellationToken ct) =>
        Own.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id || it.Number == number, ct);

    private static string Write(DealRegistration form) =>
        JsonSerializer.Serialize(form with { Partner = null, Draft = true }, Json);

    private static DraftIndex IndexOf(DealRegistration form) => new(
        form.Type ?? DealType.NewBusiness, form.Stage, SearchText.OfCustomer(form.Customer!.Name!, form.Customer.Website),
        form.ExternalId, string.Concat((form.Products ?? []).Select(it => $" {it!.Code} ")));
}

internal static class DraftView
{
    public static DealView Of(DealDraft draft, DealRegistration form, Caller caller, ProgramVersion program) => new(
        draft.Id.Value,
        draft.Number.Value,
        Partner: null,
        draft.Index.Type,
        form.TenderId,
        draft.Status,
        Reason: null,
        Message: null,
        form.Stage,
        Protection: null,
        DecisionDueBy: null,
        ReviewRequired: false,
        new(
            form.Customer!.Name!, form.Customer.Country, form.Customer.Website, form.Customer.City, form.Customer.TaxId,
            form.Customer.Duns, form.Customer.Unit,
            form.Customer.Contact is { } contact ? new(contact.Name, contact.Email) : null),
        [.. (form.Products ?? []).Select(it => it!).OrderBy(it => it.Code, StringComparer.Ordinal).Select(it => new DealView.Line(
            it.Code!, program.ProductOf(it.Code!)?.Line, MoneyText.Of(it.Amount!.Read()), Claim: null, Protection: null,
            MarginPercent: null, OfferedUntil: null))],
        form.Products is { Count: > 0 } products ? MoneyText.Of(ValueOf(products)) : null,
        form.ExpectedCloseDate,
        form.Source,
        form.Owner,
        form.Description,
        form.ExternalId,
        form.Distributor?.Value,
        Information: null,
        Extension: null,
        Win: null,
        Loss: null,
        UndoneBecause: null,
        Stale: false,
        draft.WithdrawnAt,
        SubmittedAt: null,
        draft.CreatedAt,
        draft.UpdatedAt,
        Receipt: null,
        [.. DealActions.All.Where(it => caller.May(DealPermissions.Of(it)) && draft.Allows(it)).Select(it => it.Name)]);

    private static Money ValueOf(IReadOnlyList<DealRegistration.Line?> products) =>
        products.Select(it => it!.Amount!.Read()).Aggregate((sum, each) => sum + each);
}
