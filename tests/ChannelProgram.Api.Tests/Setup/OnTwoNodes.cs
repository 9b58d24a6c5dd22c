using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Identity;

namespace ChannelProgram.Api.Tests.Setup;

// What a node could wrongly keep to itself: who came first, what was answered, who signed in. The same tests, with every
// request sent to the other of two nodes in turn.

public sealed class ContendingOnTwoNodes(TwoNodes host) : Contending(host), IClassFixture<TwoNodes>;

public sealed class PassingOnOnTwoNodes(TwoNodes host) : PassingOn(host), IClassFixture<TwoNodes>;

public sealed class RepeatingRegistrationsOnTwoNodes(TwoNodes host) : RepeatingRegistrations(host), IClassFixture<TwoNodes>;

public sealed class RepeatingAtOnceOnTwoNodes(TwoNodes host) : RepeatingAtOnce(host), IClassFixture<TwoNodes>;

public sealed class SigningInOnTwoNodes(TwoNodes host) : SigningIn(host), IClassFixture<TwoNodes>;

public sealed class PeopleSigningInOnTwoNodes(TwoNodes host) : PeopleSigningIn(host), IClassFixture<TwoNodes>;
