using ChannelProgram.Application.PersonalData;

namespace ChannelProgram.Web.PersonalData;

internal static class PersonalDataExamples
{
    private static readonly Guid User = new("019aa5b5-1a3b-7f52-9c05-3d4e5f607182");

    public static readonly PersonalDataSubject Subject = new("nobody@customer.example", Person: null);

    public static readonly PersonalDataView None = new([], []);

    public static readonly PersonalDataView Own = new(
        [
            new("users",
            [
                new(User, Partner: null, [new("/email", "auditor@vendor.example"), new("/role", "Auditor")]),
            ]),
        ],
        []);

    public static readonly ErasePersonalData.Body Erasure =
        new("nobody@customer.example", Person: null, Phone: null, "Asked for by the person, ticket 4711.");

    public static readonly ErasureView NotFound = new(Id: null, [], []);
}
