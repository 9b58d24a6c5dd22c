using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Web.Programs;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Programs;

/// <summary>What a program's file may say, what of it is stored, and how that is read again.</summary>
public class PublishProgramTests
{
    private const string NoHost =
        "must be a host such as pages.example.com, in ASCII and small letters, under which not everybody may register";

    private readonly SettableClock _clock = new();
    private readonly PublishFirstProgram.Validator _rules = new();

    /// <summary>Every number of every section, as its declaration has it.</summary>
    private static readonly IReadOnlyList<(IProgramSection Section, PropertyInfo Property, RangeAttribute Range)> Numbers =
    [
        .. from section in ProgramSections.Defaults
           from property in section.GetType().GetProperties()
           where property.PropertyType == typeof(int)
           select (section, property, property.GetCustomAttribute<RangeAttribute>()!),
    ];

    [Fact]
    public async Task Every_number_declares_a_range_that_includes_its_default_and_is_enforced()
    {
        Assert.InRange(Numbers.Count, 8, int.MaxValue);
        Assert.All(Numbers, it => Assert.True(it.Range.IsValid(it.Property.GetValue(it.Section)), it.Property.Name));
        foreach (var (section, property, range) in Numbers)
        {
            var (at, min, max) = (Pointer(section, property), (int)range.Minimum, (int)range.Maximum);
            foreach (var outside in new[] { min - 1, max + 1 })
                Assert.Equal($"must be a whole number from {min} to {max}", (await FaultsOf(With(at, outside)))[at][0]);
            // One of the two may break a rule between numbers; a fault of the range it is not.
            foreach (var inside in new[] { min, max })
                Assert.DoesNotContain(
                    (await FaultsOf(With(at, inside))).GetValueOrDefault(at, []),
                    it => it.StartsWith("must be a whole", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_shipped_program_is_valid_and_sets_every_number()
    {
        Assert.Empty(await FaultsOf(Shipped()));

        Assert.All(
            Numbers,
            it =>
                Assert.Equal(it.Property.GetValue(it.Section), Shipped()[it.Section.Name]![Camel(it.Property)]!.GetValue<int>()));
        Assert.All(
            ProgramSections.Defaults,
            section =>
                Assert.Equal(
                    section.GetType().GetProperties().Select(Camel), Shipped()[section.Name]!.AsObject().Select(it => it.Key)));
    }

    [Fact]
    public async Task Members_left_out_are_stored_with_their_default()
    {
        var (file, shipped) = (Shipped(), Shipped());
        foreach (var (section, property, _) in Numbers) file[section.Name]!.AsObject().Remove(Camel(property));
        file.Remove("accounts");

        Assert.Empty(await FaultsOf(file));
        var stored = JsonSerializer.SerializeToNode(Read(file), ProgramJson.Stored)!;
        foreach (var section in ProgramSections.Defaults)
            Assert.True(JsonNode.DeepEquals(shipped[section.Name], stored[section.Name]), $"{stored}");
    }

    [Fact]
    public void Members_an_older_version_did_not_store_read_as_default_and_unknown_ones_are_ignored()
    {
        var stored = JsonSerializer.SerializeToNode(Read(Shipped()), ProgramJson.Stored)!.AsObject();
        Assert.Equal(50_000m, Restored(stored).DealRegistration.UnconfirmedKeysLimit.Value);
        foreach (var (section, property, range) in Numbers)
        {
            var older = stored.DeepClone().AsObject();
            older[section.Name]![Camel(property)] = (int)range.Maximum;
            Assert.Equal(range.Maximum, ValueIn(Restored(older)));
            older[section.Name]!.AsObject().Remove(Camel(property));
            older[section.Name]!["ofANewerVersion"] = 1;
            Assert.Equal(property.GetValue(section), ValueIn(Restored(older)));
            older.Remove(section.Name);
            older["ofANewerFeature"] = new JsonObject { ["days"] = 1 };
            Assert.Equal(property.GetValue(section), ValueIn(Restored(older)));

            object? ValueIn(ProgramVersion program) =>
                property.GetValue(
                    JsonSerializer.SerializeToNode(program, ProgramJson.Stored)![section.Name]
                        .Deserialize(section.GetType(), ProgramJson.Stored));
        }

        static ProgramVersion Restored(JsonObject document) => document.Deserialize<ProgramVersion>(ProgramJson.Stored)!;
    }

    [Theory]
    [InlineData("/version", "0", "must be a whole number from 1 to 2147483647")]
    [InlineData("/currency", "\"XXX\"", "must be an active ISO 4217 currency")]
    [InlineData("/currency", "null", "is required")]
    [InlineData("/holidays", "null", "is required")]
    [InlineData("/sharedHosts", "null", "is required")]
    [InlineData("/sharedHosts", "[null]", "is required", "/sharedHosts/0")]
    [InlineData("/sharedHosts", "[\"\"]", NoHost, "/sharedHosts/0")]
    [InlineData("/sharedHosts", "[\"pages.vendor.com\",\"Pages.Vendor.com\"]", NoHost, "/sharedHosts/1")]
    [InlineData("/sharedHosts", "[\"https://vendor.com/pages\"]", NoHost, "/sharedHosts/0")]
    [InlineData("/sharedHosts", "[\"b\u00fccher.de\"]", NoHost, "/sharedHosts/0")]
    [InlineData("/sharedHosts", "[\"pages.invalidtld\"]", NoHost, "/sharedHosts/0")]
    [InlineData("/sharedHosts", "[\"co.uk\"]", NoHost, "/sharedHosts/0")]
    [InlineData("/sharedHosts", "[\"vendor.com\",\"vendor.com\"]", "names a host more than once")]
    [InlineData("/products", "[]", "needs at least one product")]
    [InlineData("/products/1", "null", "is required")]
    [InlineData("/products/1/code", "\"support\"", "names a product more than once", "/products")]
    [InlineData("/tiers/2/autoApprovalLimit", "50000", "must be an amount in the program's currency")]
    [InlineData("/tiers/2/autoApprovalLimit", "\"50000.001\"", "must be an amount in the program's currency")]
    [InlineData("/tiers/2/dealRegistration", "\"yes\"", "must be true or false")]
    [InlineData("/tiers/1/requirements", "null", "is required")]
    [InlineData("/tiers/1/benefits/reviews", "null", "is required")]
    [InlineData("/tiers/3/requirements/salesPeople", "10001", "must be a whole number from 0 to 10000")]
    [InlineData("/tiers/3/requirements/satisfaction", "\"5.1\"", "must be a number from 1 to 5")]
    [InlineData("/tiers/2/requirements/commitment", "\"-1\"", "must be an amount in the program's currency")]
    [InlineData(
        "/tiers/2/requirements/commitment", "\"9999.99\"", "must not be less than that of silver, the tier below")]
    [InlineData(
        "/tiers/3/requirements/quarterlyRevenue", "null", "must not be less than that of gold, the tier below")]
    [InlineData("/tiers/3/benefits/maxMarginPercent", "\"34\"", "must not be less than marginPercent")]
    [InlineData("/tiers/0/benefits/support", "\"best\"", "must be one of community, standard, dedicated, priority")]
    [InlineData(
        "/exchangeRates", "[{\"currency\":\"EUR\",\"rate\":\"0.0\"}]", "must be a rate such as 1.0842, from 0.000001 to 1000000",
        "/exchangeRates/0/rate")]
    [InlineData(
        "/exchangeRates", "[{\"currency\":\"EUR\",\"rate\":1.1}]", "must be a number in a string, such as \"1.0842\"",
        "/exchangeRates/0/rate")]
    [InlineData(
        "/exchangeRates", "[{\"currency\":\"EUR\",\"rate\":\"01.1\"}]", "must be a number in a string, such as \"1.0842\"",
        "/exchangeRates/0/rate")]
    [InlineData("/exchangeRates", "[{\"rate\":\"1.1\"}]", "is required", "/exchangeRates/0/currency")]
    [InlineData(
        "/exchangeRates", "[{\"currency\":\"USD\",\"rate\":\"1.1\"}]",
        "must be of an active ISO 4217 currency other than the program's", "/exchangeRates/0")]
    [InlineData(
        "/exchangeRates", "[{\"currency\":\"EUR\",\"rate\":\"1.1\"},{\"currency\":\"EUR\",\"rate\":\"1.2\"}]",
        "names a currency more than once")]
    [InlineData("/dealRegistration", "null", "is required")]
    [InlineData("/dealRegistration/protectionDays", "null", "must be a whole number")]
    [InlineData("/dealRegistration/protectionDays", "30.5", "must be a whole number")]
    [InlineData("/dealRegistration/autoApproveLimit", "\"1e9\"", "must be an amount in the program's currency")]
    [InlineData("/dealRegistration/autoApproveLimit", "\"-1\"", "must be an amount in the program's currency")]
    [InlineData("/dealRegistration/autoApproveLimit", "null", "must be an amount in the program's currency")]
    [InlineData("/dealRegistration/secondReminderDays", "14", "must be less than firstReminderDays")]
    [InlineData("/dealRegistration/lastReminderDays", "7", "must be less than secondReminderDays")]
    [InlineData("/dealRegistration/autoRejectAfterBusinessDays", "4", "must not be less than autoApproveAfterBusinessDays")]
    [InlineData("/dealRegistration/unansweredLimit", "\"25000.00\"", "is not a member of this request")]
    [InlineData("/commission/subscriptionShare/1", "null", "is required")]
    [InlineData("/commission/bands/1/from", "\"99999.99\"", "must be where the band before ends")]
    [InlineData("/commission/method", "\"slices\"", "must be one of marginal, wholeAmount")]
    [InlineData("/commission/ceilingPercent", "\"101\"", "must be a number from 0 to 100")]
    [InlineData("/marketFunds/activities/0/sharePercent", "\"0\"", "must be a number from 1 to 100")]
    [InlineData("/marketFunds/activities/1/code", "\"event\"", "names an activity more than once", "/marketFunds/activities")]
    [InlineData("/certifications/catalogue/4", "null", "is required")]
    [InlineData("/onboarding/steps/1", "null", "is required")]
    [InlineData("/lines", "[]", "is not a member of this request")]
    [InlineData("/sections", "[]", "is not a member of this request")]
    public async Task Faults_are_reported_by_pointer(string at, string value, string fault, string? told = null)
    {
        var faults = await FaultsOf(With(at, JsonNode.Parse(value)));

        Assert.Equal((told ?? at, fault), (faults.Single().Key, faults.Single().Value.Single()));
    }

    [Fact]
    public async Task A_requirement_that_nobody_could_meet_is_a_fault_of_each_tier_that_has_it()
    {
        var faults = await FaultsOf(With("/certifications/catalogue/1/countsAs", null));

        Assert.Equal(Enumerable.Range(0, 4).Select(it => $"/tiers/{it}/requirements/salesPeople"), faults.Keys);
        Assert.All(faults.Values, it => Assert.Equal("can never be met: no certification counts as sales", Assert.Single(it)));
    }

    [Fact]
    public async Task Required_members_are_reported_as_missing()
    {
        foreach (var (member, fault) in new[]
        {
            ("version", "must be a whole number from 1 to 2147483647"), ("effectiveFrom", "is required"),
            ("currency", "is required"),
            ("timeZone", "is required"), ("products", "needs at least one product"), ("tiers", "needs at least one tier"),
        })
        {
            var file = Shipped();
            file.Remove(member);
            var faults = await FaultsOf(file);
            Assert.Equal(($"/{member}", fault), (faults.Single().Key, faults.Single().Value.Single()));
        }
    }

    [Fact]
    public async Task A_program_must_be_effective_when_it_is_published()
    {
        var file = With("/effectiveFrom", _clock.Now.AddHours(1));
        Assert.Equal(["/effectiveFrom"], (await FaultsOf(file)).Keys);

        _clock.Now = _clock.Now.AddHours(1);

        Assert.Empty(await FaultsOf(file));
    }

    [Theory]
    [InlineData("JPY", "50000", "50000", "0")]
    [InlineData("KWD", "50000.5", "50000.500", "0.000")]
    public async Task Amounts_are_answered_as_money_in_the_programs_currency(
        string currency, string said, string answered, string none)
    {
        var file = With("/currency", currency);
        foreach (var tier in file["tiers"]!.AsArray().Select(it => it!.AsObject()))
            foreach (var member in new[] { "autoApprovalLimit", "requirements", "benefits" }) tier.Remove(member);
        file.Remove("commission");
        file["dealRegistration"] = new JsonObject { ["unconfirmedKeysLimit"] = said };

        Assert.Empty(await FaultsOf(file));
        var terms = ProgramAnswer.ToJson(Read(file))["dealRegistration"]!;
        Assert.Equal(
            (answered, currency),
            (
                terms["unconfirmedKeysLimit"]!["amount"]!.GetValue<string>(),
                terms["unconfirmedKeysLimit"]!["currency"]!.GetValue<string>()));
        Assert.Equal(none, terms["autoApproveLimit"]!["amount"]!.GetValue<string>());
    }

    private static JsonObject Shipped() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "default-program.json")))!.AsObject();

    private static JsonObject With(string at, JsonNode? value)
    {
        var (file, steps) = (Shipped(), at.Split('/')[1..]);
        JsonNode holder = file;
        foreach (var step in steps[..^1]) holder = int.TryParse(step, out var place) ? holder[place]! : holder[step]!;
        if (int.TryParse(steps[^1], out var last)) holder[last] = value;
        else holder[steps[^1]] = value;
        return file;
    }

    private static ProgramVersion Read(JsonObject file) =>
        ProgramFile.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), new InputFaults());

    private async Task<Dictionary<string, string[]>> FaultsOf(JsonObject file)
    {
        var input = new InputFaults();
        var program = ProgramFile.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), input);
        var publishing = new ValidationBehavior<PublishFirstProgram, Result<Unit>>(
            [_rules], new ServiceCollection().BuildServiceProvider(), input, new CurrentCaller { Caller = Caller.Program },
            new(_clock));
        var published = await publishing.Handle(new(program), default, () => Task.FromResult<Result<Unit>>(Unit.Value));
        return published.Refusal?.Faults.ToDictionary(at => at.Key, at => at.Value.Select(Plain).ToArray()) ?? [];

        // Told as sentences.
        static string Plain(string fault) => char.ToLowerInvariant(fault[0]) + fault[1..].TrimEnd('.');
    }

    private static string Pointer(IProgramSection section, PropertyInfo property) => $"/{section.Name}/{Camel(property)}";

    private static string Camel(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
