using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Podium.Grains.Leagues.History;
using Podium.Grains.Organization;
using Podium.WebHost.Leagues.Boards;
using Podium.WebHost.Leagues.History;
using Podium.WebHost.Managers;
using Podium.WebHost.Reconciliation;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Leagues;

/// <summary>Puts live boards and desks into a host.</summary>
internal static class BoardHosting
{
    /// <summary>Registers hub, boards, desks, past tables and the reconciliation whose light the boards show.</summary>
    public static IServiceCollection AddPodiumBoards(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<BoardOptions>(configuration.GetSection(BoardOptions.Section));
        services.AddPodiumReconciliation(configuration);
        services.AddSingleton<IBoardNames, OrganizationNames>();
        services.AddSingleton<BoardRows>();
        services.AddSingleton<ILeagueLink, OrleansLeagueLink>();
        services.AddSingleton<IBoardOutlet, BoardOutlet>();
        services.AddSingleton<BoardRegistry>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardRegistry>());
        services.AddSingleton<BoardConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardConnections>());
        services.AddSingleton<AgendaPages>();
        services.AddHostedService(provider => provider.GetRequiredService<AgendaPages>());
        services.AddSingleton<CountedPostings>();
        services.AddSingleton<IDeskSource, DeskSource>();
        services.AddSingleton(CreateDeskServices);
        services.AddSingleton<LeagueHistory>();
        services.AddSingleton<LeagueReader>();
        services.AddSingleton<Explainer>();
        AddHub(services, configuration.GetSection(BoardOptions.Section).Get<BoardOptions>() ?? new BoardOptions());
        return services;
    }

    /// <summary>Maps the hub, and league tables, milestones and reconciliations below <c>/api</c>.</summary>
    public static IEndpointRouteBuilder MapPodiumBoards(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHub<BoardHub>(BoardHub.Address);
        var api = endpoints.MapGroup("/api");
        api.MapLeagues();
        api.MapMilestones();
        api.MapReconciliations();
        return endpoints;
    }

    private static void AddHub(IServiceCollection services, BoardOptions options) =>
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = options.MaxMessageBytes;
                hub.AddFilter<BoardErrors>();
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)))
            .AddMessagePackProtocol();

    private static DeskServices CreateDeskServices(IServiceProvider provider) => new(
        provider.GetRequiredService<BoardRegistry>(),
        provider.GetRequiredService<BoardRows>(),
        provider.GetRequiredService<IBoardNames>(),
        provider.GetRequiredService<IDeskSource>(),
        provider.GetRequiredService<BankDirectory>(),
        provider.GetRequiredService<IOptions<BoardOptions>>().Value,
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<DeskSession>>());
}
