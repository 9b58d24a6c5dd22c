using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Identity;

namespace ChannelProgram.Api.Tests.Setup;

// What a node could wrongly keep to itself: who came first, what was answered, who signed in. The same tests, with every
// request sent to the other of two nodes in turn.

public sealed class CompetingRegistrationOnTwoNodesTests(TwoNodeHost host)
    : CompetingRegistrationTests(host), IClassFixture<TwoNodeHost>;

public sealed class WaitlistOnTwoNodesTests(TwoNodeHost host) : WaitlistTests(host), IClassFixture<TwoNodeHost>;

public sealed class RegistrationIdempotencyOnTwoNodesTests(TwoNodeHost host)
    : RegistrationIdempotencyTests(host), IClassFixture<TwoNodeHost>;

public sealed class ConcurrentIdempotencyOnTwoNodesTests(TwoNodeHost host)
    : ConcurrentIdempotencyTests(host), IClassFixture<TwoNodeHost>;

public sealed class ClientSignInOnTwoNodesTests(TwoNodeHost host) : ClientSignInTests(host), IClassFixture<TwoNodeHost>;

public sealed class UserSignInOnTwoNodesTests(TwoNodeHost host) : UserSignInTests(host), IClassFixture<TwoNodeHost>;
