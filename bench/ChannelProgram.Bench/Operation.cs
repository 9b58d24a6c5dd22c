using System.Globalization;
using System.Text;

namespace ChannelProgram.Bench;

/// <summary>What is measured: how its requests are written and what a right answer is.</summary>
internal abstract class Operation(string name, Workload workload)
{
    public string Name => name;

    protected Workload Workload => workload;

    /// <summary>The next request of a worker; its bytes are good until the one after.</summary>
    /// <param name="turn">How many requests the worker has sent; with its number it decides whose turn it is.</param>
    public abstract ReadOnlyMemory<byte> Request(Worker worker, int turn);

    /// <summary>Whether this is the answer of a server that did all its work.</summary>
    public abstract bool IsExpected(Answer answer);

    public static IReadOnlyList<Operation> All(Workload workload) =>
        [new Register(workload), new GetById(workload), new NotModified(workload), new List(workload)];

    protected PartnerSystem PartnerOf(Worker worker, int turn) =>
        Workload.Partners[(int)(((uint)worker.Number + (uint)turn * 67) % Workload.Partners.Count)];

    /// <summary>A new end customer with every request, each with an idempotency key, for two products.</summary>
    private sealed class Register(Workload workload) : Operation("register", workload)
    {
        private static readonly CompositeFormat Head = CompositeFormat.Parse(
            "POST /v1/deals HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {0}\r\nContent-Type: application/json\r\n"
            + "Idempotency-Key: bench-{1:d12}\r\nContent-Length: {2}\r\n\r\n{3}");

        public override ReadOnlyMemory<byte> Request(Worker worker, int turn)
        {
            var number = Workload.NextCustomer();
            var body = Workload.Registration(number);
            return worker.Write(
                string.Format(CultureInfo.InvariantCulture, Head, PartnerOf(worker, turn).Token, number, body.Length, body));
        }

        public override bool IsExpected(Answer answer) =>
            answer.Status == 201 && answer.Body.Span.IndexOf("\"status\":\"approved\""u8) > 0;
    }

    private sealed class GetById(Workload workload) : Operation("get by id", workload)
    {
        public override ReadOnlyMemory<byte> Request(Worker worker, int turn)
        {
            var partner = PartnerOf(worker, turn);
            return worker.Get($"/v1/deals/{partner.Deals[turn % partner.Deals.Count]}", partner, null);
        }

        public override bool IsExpected(Answer answer) => answer.Status == 200 && answer.Body.Length > 500;
    }

    private sealed class NotModified(Workload workload) : Operation("304", workload)
    {
        public override ReadOnlyMemory<byte> Request(Worker worker, int turn)
        {
            var partner = PartnerOf(worker, turn);
            return worker.Get($"/v1/deals/{partner.Deals[0]}", partner, partner.ETag);
        }

        public override bool IsExpected(Answer answer) => answer.Status == 304;
    }

    private sealed class List(Workload workload) : Operation("list of 50", workload)
    {
        public override ReadOnlyMemory<byte> Request(Worker worker, int turn) =>
            worker.Get("/v1/deals", PartnerOf(worker, turn), null);

        public override bool IsExpected(Answer answer) =>
            answer.Status == 200 && answer.Body.Length > 50 * 500 && answer.Body.Span[^200..].IndexOf("\"next\":\""u8) > 0;
    }
}

/// <summary>One of those who send at the same time.</summary>
internal sealed class Worker(int number)
{
    private byte[] _bytes = new byte[8 * 1024];

    public int Number => number;

    public ReadOnlyMemory<byte> Get(string path, PartnerSystem partner, string? known) => Write(
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {partner.Token}\r\n" +
        (known is null ? "\r\n" : $"If-None-Match: {known}\r\n\r\n"));

    public ReadOnlyMemory<byte> Write(string request)
    {
        if (request.Length > _bytes.Length) _bytes = new byte[request.Length * 2];
        return _bytes.AsMemory(0, Encoding.ASCII.GetBytes(request, _bytes));
    }
}
