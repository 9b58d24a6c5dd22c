using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class SecondFactors(
    ChannelDb db, IDbContextFactory<ChannelDb> contexts, TimeCodes codes, Credentials credentials, TokenFamilies families,
    IAttempts attempts, CurrentCaller current) : ISecondFactors
{
    private const int RecoveryCodes = 10;

    // About 79 bits each: a fast hash is enough.
    private const string RecoveryAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int RecoveryLength = 16;
    private const int RecoveryGroup = 4;

    public Task<int> CountRecoveryCodes(Guid person, CancellationToken ct) =>
        db.Set<RecoveryCode>().CountAsync(it => it.Person == person, ct);

    public async Task<string> Start(Person person, CancellationToken ct)
    {
        var made = codes.MakeSecret();
        (await Find(person.Id, ct) ?? db.Add(new Authenticator { Person = person.Id }).Entity).Unconfirmed = made.Protected;
        return made.InBase32;
    }

    public async Task<Result<NewRecoveryCodes>> Confirm(Person person, string code, CancellationToken ct)
    {
        if (!await families.IsValid(current.Known.Session, ct)) return IdentityRefusals.NoLongerSignedIn;
        if (await Find(person.Id, ct) is not { Unconfirmed: { } secret } authenticator)
            return IdentityRefusals.NoTwoFactorStarted;
        if (await attempts.TryCount(AttemptLimit.Code, $"{person.Id}", ct) is { } wait)
            return IdentityRefusals.TooManyAttempts(wait);
        if (codes.StepOf(secret, Plain(code)) is not { } step) return IdentityRefusals.CodeWrong;

        await attempts.Forget(AttemptLimit.Code, $"{person.Id}", ct);
        (authenticator.Secret, authenticator.Unconfirmed, authenticator.LastStep) = (secret, null, step);
        (await credentials.UserOf(person.Id, ct)).TwoFactorEnabled = true;
        await families.EndAllOf(person.Id, except: current.Known.Session, ct);
        credentials.Record(CredentialEvents.TwoFactorOn, person.Caller);
        return await MakeRecoveryCodes(person.Id, ct);
    }

    public async Task<NewRecoveryCodes> RenewRecoveryCodes(Person person, CancellationToken ct)
    {
        credentials.Record(CredentialEvents.RecoveryCodesRenewed, person.Caller);
        return await MakeRecoveryCodes(person.Id, ct);
    }

    public async Task TurnOff(Person person, Caller by, CancellationToken ct)
    {
        await credentials.DeleteSecondFactor(await credentials.UserOf(person.Id, ct), ct);
        credentials.Record(CredentialEvents.TwoFactorOff, person.Caller, by: by);
    }

    /// <summary>
    /// Uses a code up, by a connection of its own: whatever becomes of the caller's transaction, it is not good again. Of two
    /// requests at once with one code the database lets one pass.
    /// </summary>
    public async Task<Refusal?> RefusalOf(Guid person, string code, CancellationToken ct)
    {
        if (await attempts.TryCount(AttemptLimit.Code, $"{person}", ct) is { } wait)
            return IdentityRefusals.TooManyAttempts(wait);
        if (!await TryUse(person, Plain(code), ct)) return IdentityRefusals.CodeWrong;

        await attempts.Forget(AttemptLimit.Code, $"{person}", ct);
        return null;
    }

    private async Task<bool> TryUse(Guid person, string code, CancellationToken ct)
    {
        await using var own = await contexts.CreateDbContextAsync(ct);
        if (code.Length == RecoveryLength)
        {
            var hash = Hash(code);
            return await own.Set<RecoveryCode>().Where(it => it.Person == person && it.Hash == hash).ExecuteDeleteAsync(ct) > 0;
        }

        var secret = await own.Set<Authenticator>().Where(it => it.Person == person).Select(it => it.Secret)
            .SingleOrDefaultAsync(ct);
        return codes.StepOf(secret, code) is { } step
            && await own.Set<Authenticator>().Where(it => it.Person == person && it.LastStep < step)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.LastStep, step), ct) > 0;
    }

    private async Task<NewRecoveryCodes> MakeRecoveryCodes(Guid person, CancellationToken ct)
    {
        await db.Set<RecoveryCode>().Where(it => it.Person == person).ExecuteDeleteAsync(ct);
        var made = Enumerable.Range(0, RecoveryCodes)
            .Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, RecoveryLength)).ToList();
        db.AddRange(made.Select(it => new RecoveryCode { Person = person, Hash = Hash(it) }));
        return new([.. made.Select(it => string.Join('-', it.Chunk(RecoveryGroup).Select(part => new string(part))))]);
    }

    private Task<Authenticator?> Find(Guid person, CancellationToken ct) =>
        db.Set<Authenticator>().SingleOrDefaultAsync(it => it.Person == person, ct);

    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
