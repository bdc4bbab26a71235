using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Podium.Grains.Messages;
using Podium.Silo.Messages;
using Podium.Silo.Messages.Gateways;

namespace Podium.Silo.Hosting;

/// <summary>Adds messages to customers.</summary>
internal static class MessageServiceCollectionExtensions
{
    /// <summary>Adds options and stores; for silos and web hosts.</summary>
    public static IServiceCollection AddPodiumMessageStores(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessageOptions>().Bind(configuration.GetSection(MessageOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MessageOptions>, MessageOptionsValidator>());
        services.TryAddSingleton<IMessageStore, MessageStore>();
        services.TryAddSingleton<IMessageQueue, MessageQueue>();
        services.TryAddSingleton<IRecipientReader, RecipientReader>();
        services.TryAddSingleton<ITemplateStore, TemplateStore>();
        return services;
    }

    /// <summary>Adds gateways, sender and greetings; for silos.</summary>
    public static IServiceCollection AddPodiumMessages(this IServiceCollection services)
    {
        // A platform that moved must be configured anew: a redirect would carry customers' addresses elsewhere. The loggers of the factory would write its address.
        services.AddHttpClient(WebhookGateway.Client)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .ConfigureHttpClient(static client => client.Timeout = System.Threading.Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<IMessageGateway, SmtpGateway>();
        services.AddSingleton<IMessageGateway, WebhookGateway>();
        services.AddSingleton<MessageSender>().AddHostedService(static provider => provider.GetRequiredService<MessageSender>());
        services.AddSingleton<GreetingSweep>().AddHostedService(static provider => provider.GetRequiredService<GreetingSweep>());
        return services;
    }
}
