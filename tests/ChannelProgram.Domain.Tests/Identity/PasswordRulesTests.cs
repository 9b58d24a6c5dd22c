using ChannelProgram.Domain.Identity;

namespace ChannelProgram.Domain.Tests.Identity;

public class PasswordRulesTests
{
    private const string Email = "sam.seller@mail.birch.example";

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("twelve chars")]
    [InlineData("483920175839")]
    [InlineData("        a        b")]
    [InlineData("пароль из слов")]
    [InlineData("an example that is long")]
    public void Long_and_uncommon_is_good_whatever_the_characters(string password) =>
        Assert.Null(PasswordRules.FaultOf(password, Email));

    [Theory]
    [InlineData("eleven char")]
    [InlineData("😀😀😀😀😀😀")]
    public void Short_is_not(string password) =>
        Assert.Equal("needs at least 12 characters", PasswordRules.FaultOf(password, Email));

    [Theory]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1Q2W3E4R5T6Y")]
    [InlineData("Password1234")]
    [InlineData("!!!Football!!!2026")]
    public void Common_is_not_in_whatever_case_and_with_whatever_around_it(string password) =>
        Assert.StartsWith("is one that many people have", PasswordRules.FaultOf(password, Email), StringComparison.Ordinal);

    [Theory]
    [InlineData("my name is SAM.SELLER")]
    [InlineData("we are all of Birch here")]
    [InlineData("nobody reads my mail")]
    public void What_the_address_has_is_not(string password) =>
        Assert.StartsWith("must not have in it", PasswordRules.FaultOf(password, Email), StringComparison.Ordinal);

    [Fact]
    public void Short_parts_of_an_address_are_in_good_passwords_by_chance() =>
        Assert.Null(PasswordRules.FaultOf("a balsamic vinegar", "sam@b.co.uk"));
}
