using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Conflicts;

/// <summary>What a party said, how it named its documents, and who at the customer it named.</summary>
internal sealed class ConflictPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "conflicts";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Statements(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, it.Partner, Texts("/text", it.Text).Naming(PersonIn(it.Partner, subject)))).OfType<PersonalRecord>(),
        .. (await Documents(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, it.Partner, Texts("/name", it.Name).Naming(PersonIn(it.Partner, subject)))).OfType<PersonalRecord>(),
        .. (await Contacts(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, it.Partner, Texts("/contact", it.ChoiceContact).Naming(PersonIn(it.Partner, subject))))
            .OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Statements(subject, ct)).Count(it => it.Erase(PersonIn(it.Partner, subject)))
        + (await Documents(subject, ct)).Count(it => it.Erase(PersonIn(it.Partner, subject)))
        + (await Contacts(subject, ct)).Count(it => it.Erase(PersonIn(it.Partner, subject)));

    private static IEnumerable<(string, string?)> Texts(string place, string? text) => [(place, text)];

    private static PersonTexts PersonIn(PartnerId partner, DataSubject subject) => subject.TextsOf(partner.Value);

    private Task<IReadOnlyCollection<ConflictStatement>> Statements(DataSubject subject, CancellationToken ct)
    {
        var all = db.Set<ConflictStatement>().Of(subject);
        IQueryable<ConflictStatement>[] queries =
        [
            .. subject.Emails.Select(email => all.Where(it => StoredText.Upper(it.Text).Contains(email))),
            .. from partner in subject.Partners
               from letters in subject.LettersOfNames(partner)
               select all.Where(it => it.Partner == partner && StoredText.Upper(it.Text).Contains(letters)),
        ];
        return queries.LoadOnce(ct);
    }

    private Task<IReadOnlyCollection<ConflictDocument>> Documents(DataSubject subject, CancellationToken ct)
    {
        var all = db.Set<ConflictDocument>().Of(subject);
        IQueryable<ConflictDocument>[] queries =
        [
            .. subject.Emails.Select(email => all.Where(it => StoredText.Upper(it.Name).Contains(email))),
            .. from partner in subject.Partners
               from letters in subject.LettersOfNames(partner)
               select all.Where(it => it.Partner == partner && StoredText.Upper(it.Name).Contains(letters)),
        ];
        return queries.LoadOnce(ct);
    }

    private Task<IReadOnlyCollection<ConflictParty>> Contacts(DataSubject subject, CancellationToken ct)
    {
        var all = db.Set<ConflictParty>().Of(subject);
        IQueryable<ConflictParty>[] queries =
            [.. subject.Emails.Select(email => all.Where(it => StoredText.Upper(it.ChoiceContact).Contains(email)))];
        return queries.LoadOnce(ct);
    }
}

/// <summary>What staff wrote about cases. It is searched for addresses; where one is found, for the name too.</summary>
internal sealed class ConflictStaffPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "conflictNotes";

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) =>
    [
        .. (await Notes(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, null, ((IEnumerable<(string, string?)>)[("/text", it.Text)]).Naming(subject.Texts)))
            .OfType<PersonalRecord>(),
        .. (await Cases(subject, ct)).Select(it => PersonalRecords.Of(
            it.Id.Value, null, TextsOf(it).Naming(subject.Texts))).OfType<PersonalRecord>(),
    ];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Notes(subject, ct)).Count(it => it.Erase(subject.Texts))
        + (await Cases(subject, ct)).Count(it => it.Erase(subject.Texts));

    private static IEnumerable<(string, string?)> TextsOf(Conflict it) =>
    [
        ("/mediationSkipped", it.MediationSkipped), ("/escalationReason", it.EscalationReason), ("/ruling", it.RulingName),
        .. it.Decisions.SelectMany(decision => new (string, string?)[]
        {
            ("/decisions/reason", decision.Reason), ("/decisions/message", decision.Message),
        }),
    ];

    private Task<IReadOnlyCollection<ConflictNote>> Notes(DataSubject subject, CancellationToken ct)
    {
        IQueryable<ConflictNote>[] queries =
        [
            .. (subject.Within is null ? subject.Emails : []).Select(email => db.Set<ConflictNote>().Where(
                it => StoredText.Upper(it.Text).Contains(email))),
        ];
        return queries.LoadOnce(ct);
    }

    private Task<IReadOnlyCollection<Conflict>> Cases(DataSubject subject, CancellationToken ct)
    {
        IQueryable<Conflict>[] queries =
        [
            .. (subject.Within is null ? subject.Emails : []).Select(email => db.Set<Conflict>().Where(
                it => StoredText.Upper(it.MediationSkipped).Contains(email)
                    || StoredText.Upper(it.EscalationReason).Contains(email) || StoredText.Upper(it.RulingName).Contains(email)
                    || it.Decisions.Any(decision => StoredText.Upper(decision.Reason).Contains(email)
                        || StoredText.Upper(decision.Message).Contains(email)))),
        ];
        return queries.LoadOnce(ct);
    }
}
