using System.Net;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests.Identity;

public class EmailChangeTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Path = "/v1/account/email";

    [Theory]
    [InlineData("emailChangeAsked", "emailToConfirm")]
    [InlineData("emailToConfirm", "emailChangeAsked")]
    public async Task It_changes_once_both_addresses_have_confirmed(string first, string second)
    {
        var (email, other) = await Asked();
        var session = await host.NewSession(email);
        Assert.Equal(["emailChangeAsked"], await host.KindsTo(email));
        Assert.Equal(["emailToConfirm"], await host.KindsTo(other));

        Assert.False(IsChanged(await Confirm(await host.TokenTo(AddressOf(first), first))));
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);
        Assert.Equal("signInFailed", (await host.SignIn(other)).Problem);
        // Once more with the same token is not the other address.
        Assert.Equal("tokenInvalid", (await Confirm(await host.TokenTo(AddressOf(first), first))).Problem);
        Assert.True(IsChanged(await Confirm(await host.TokenTo(AddressOf(second), second))));

        Assert.Equal("signInFailed", (await host.SignIn(email)).Problem);
        (await host.SignIn(other.ToUpperInvariant())).Expect(HttpStatusCode.OK);
        Assert.Equal(401, await host.StatusOf(session.Access));
        Assert.Equal(["emailChangeAsked", "emailChanged"], await host.KindsTo(email));
        Assert.Equal(["emailChanged", "emailToConfirm"], await host.KindsTo(other));
        Assert.Equal(["user.emailChangeAsked", "user.emailChanged"], await host.AuditOf(await host.IdOf(other)));

        string AddressOf(string kind) => kind == "emailToConfirm" ? other : email;
    }

    [Fact]
    public async Task Both_at_once_change_it_once()
    {
        for (var round = 0; round < TestRounds.Of(3, longRun: 30); round++)
        {
            var (email, other) = await Asked();
            var tokens = new[] { await host.TokenTo(email, "emailChangeAsked"), await host.TokenTo(other, "emailToConfirm") };

            var answers = await Task.WhenAll(tokens.Concat(tokens).Select(Confirm));

            Assert.Single(answers, it => it.Status == 200 && IsChanged(it));
            Assert.Equal(2, answers.Count(it => it.Status == 200));
        }
    }

    [Fact]
    public async Task Tokens_expire_after_a_day_and_end_with_the_next_change()
    {
        var (email, other) = await Asked();
        var (old, early) = (await host.TokenTo(email, "emailChangeAsked"), await host.TokenTo(other, "emailToConfirm"));
        await Ask(email, $"n{other}");
        Assert.Equal("tokenInvalid", (await Confirm(old)).Expect(HttpStatusCode.BadRequest).Problem);
        Assert.Equal("tokenInvalid", (await Confirm(early)).Problem);

        Assert.False(IsChanged(await Confirm(await host.TokenTo(email, "emailChangeAsked"))));
        host.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal("tokenInvalid", (await Confirm(await host.TokenTo($"n{other}", "emailToConfirm"))).Problem);
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_somebody_has_is_not_taken_and_only_its_mail_says_so()
    {
        var (email, taken) = (await host.AddPerson(), await host.AddPerson());

        var asked = await Ask(email, taken.ToUpperInvariant());
        var free = await Ask(await host.AddPerson(), $"n{taken}");

        Assert.Equal((free.Status, "expiresAt"), (asked.Status, Assert.Single(asked.Json.EnumerateObject()).Name));
        Assert.Equal(["emailTaken"], await host.KindsTo(taken.ToUpperInvariant()));
        Assert.False(IsChanged(await Confirm(await host.TokenTo(email, "emailChangeAsked"))));
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_people_who_confirm_one_address_the_first_gets_it()
    {
        var (first, second) = (await host.AddPerson(), await host.AddPerson());
        var wanted = $"wanted.{first}";
        await Ask(first, wanted);
        var ofFirst = new[] { await host.TokenTo(first, "emailChangeAsked"), await host.TokenTo(wanted, "emailToConfirm") };
        await Ask(second, wanted);
        var ofSecond = new[] { await host.TokenTo(second, "emailChangeAsked"), await host.TokenTo(wanted, "emailToConfirm") };
        await Task.WhenAll(Confirm(ofFirst[0]), Confirm(ofSecond[0]));

        var answers = await Task.WhenAll(Confirm(ofFirst[1]), Confirm(ofSecond[1]));

        Assert.Single(answers, it => it.Status == 200 && IsChanged(it));
        Assert.Single(answers, it => it.Status == 409 && it.Problem == "emailInUse");
    }

    [Fact]
    public async Task It_is_refused_without_the_password_for_the_same_address_and_after_five_times_an_hour()
    {
        var email = await host.AddPerson();
        var person = host.Person(email);
        Assert.Equal("passwordWrong", (await person.Post(Path, new { email = "a@b.example", password = "wrong" })).Problem);
        var same = await person.Post(Path, new { email = email.ToUpperInvariant(), password = DemoSeed.Password });
        Assert.Equal(("invalid", "/email"), (same.Problem, same.Faults.Single()));
        Assert.Equal(["/email", "/password"], (await person.Post(Path, new { email = "none" })).Faults);

        for (var i = 0; i < 5; i++) await Ask(email, $"{i}{email}");
        Assert.Equal(
            "tooManyAttempts",
            (await person.Post(Path, new { email = $"6{email}", password = DemoSeed.Password }))
                .Expect(HttpStatusCode.TooManyRequests).Problem);
    }

    private static bool IsChanged(Answer answer) => answer.Expect(HttpStatusCode.OK).Json.GetProperty("changed").GetBoolean();

    private async Task<(string Email, string Other)> Asked()
    {
        var email = await host.AddPerson();
        await Ask(email, $"new.{email}");
        return (email, $"new.{email}");
    }

    private async Task<Answer> Ask(string email, string other)
    {
        host.Tick();
        return (await host.Person(email).Post(Path, new { email = other, password = DemoSeed.Password }))
            .Expect(HttpStatusCode.Accepted);
    }

    private Task<Answer> Confirm(string token) => host.Nobody.Post($"{Path}/confirm", new { token });
}
