using CleanAgency.Web.Operation;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CleanAgency.Tests.Operation;

public sealed class PlainHttpTests
{
    [Theory]
    [InlineData("urls", "http://127.0.0.1:5080", true)]
    [InlineData("urls", "http://localhost:5080;http://[::1]:5080", true)]
    [InlineData("urls", "https://0.0.0.0:443", true)]
    [InlineData("urls", "http://0.0.0.0:5080", false)]
    [InlineData("urls", "https://0.0.0.0:443;http://*:80", false)]
    [InlineData("urls", "http://+:80", false)]
    [InlineData("urls", "http://10.1.2.3:80", false)]
    [InlineData("http_ports", "8080", false)]
    [InlineData("Kestrel:Endpoints:Door:Url", "http://agency.district.local:80", false)]
    [InlineData("Kestrel:Endpoints:Door:Url", "http://127.0.0.1:80", true)]
    public void Plain_http_is_served_on_loopback_in_a_demo_or_behind_a_named_proxy(string setting, string value, bool served)
    {
        var alone = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        Assert.Equal(served, PlainHttp.Refusal(alone, demo: false) is null);
        Assert.Null(PlainHttp.Refusal(alone, demo: true));
        var proxied = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value), new("Proxy:Trusted", "10.0.0.5")]).Build();
        Assert.Null(PlainHttp.Refusal(proxied, demo: false));
    }
}
