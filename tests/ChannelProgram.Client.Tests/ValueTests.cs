using System.Text.Json;

namespace ChannelProgram.Client.Tests;

public class ValueTests
{
    [Fact]
    public void An_enum_takes_a_name_that_is_not_known_yet()
    {
        var later = JsonSerializer.Deserialize<DealStatus>("\"won\"", ClientSettings.Json);

        Assert.Equal(new DealStatus("won"), later);
        Assert.NotEqual(DealStatus.Approved, later);
        Assert.Equal("\"won\"", JsonSerializer.Serialize(later, ClientSettings.Json));
    }

    [Fact]
    public void Money_keeps_its_decimals()
    {
        var money = JsonSerializer.Deserialize<Money>("""{"amount":"45000.00","currency":"USD"}""", ClientSettings.Json);

        Assert.Equal(new Money(45000m, "USD"), money);
        Assert.Equal("""{"amount":"45000.00","currency":"USD"}""", JsonSerializer.Serialize(money, ClientSettings.Json));
    }

    [Fact]
    public void A_merge_patch_sends_what_is_set_even_if_it_is_null()
    {
        Assert.Equal("{}", JsonSerializer.Serialize(new DealUpdate(), ClientSettings.Json));
        Assert.Equal(
            """{"customer":{"city":"Hamburg"},"stage":"committed","owner":null}""",
            JsonSerializer.Serialize(
                new DealUpdate
                {
                    Stage = SalesStage.Committed,
                    Owner = null,
                    Customer = new DealUpdateCustomer { City = "Hamburg" },
                },
                ClientSettings.Json));
    }
}
