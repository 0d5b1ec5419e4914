using CleanAgency.Core.Notices.Post;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanAgency.Infrastructure.Post;

internal static class PostSetup
{
    public static void AddPost(this IServiceCollection services)
    {
        services.TryAddSingleton(Patience.Usual);
        services.AddSingleton<ISealsSecrets, Seals>().AddSingleton<TokenBuckets>().AddSingleton<MailCarrier>().AddSingleton<HttpCarrier>().AddSingleton<ICarrier, Carrier>();
        services.AddSingleton<LetterDesk>().AddSingleton<Postman>().AddHostedService(sp => sp.GetRequiredService<Postman>());
    }
}
