using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Podium.WebHost.Accounts;
using Podium.WebHost.Assignments;
using Podium.WebHost.Audit;
using Podium.WebHost.Calendar;
using Podium.WebHost.Customers;
using Podium.WebHost.Demerits;
using Podium.WebHost.Handovers;
using Podium.WebHost.Customers.Files;
using Podium.WebHost.Errors;
using Podium.WebHost.Imports;
using Podium.WebHost.Indicators;
using Podium.WebHost.Leagues;
using Podium.WebHost.Ledger;
using Podium.WebHost.Messages;
using Podium.WebHost.Needs;
using Podium.WebHost.OpenApi;
using Podium.WebHost.Organization;
using Podium.WebHost.Reconciliation;
using Podium.WebHost.Security;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Hosting;

/// <summary>Puts the web host together.</summary>
internal static class PodiumWebHost
{
    /// <summary>Builds the web host, ready to run.</summary>
    /// <param name="args">Settings.</param>
    /// <param name="configure">Further settings and services, before everything else.</param>
    /// <param name="work">Services that call grains: after everything else, so that they stop before the silo does.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, Action<WebApplicationBuilder>? work = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find() });
        configure?.Invoke(builder);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.AddSingleton<FirstAdministrator>();
        builder.Services.AddHostedService<StartUp>();
        builder.AddShape();
        builder.AddPodiumSecurity();
        AddRest(builder.Services);
        builder.AddFeed();
        builder.Services.TryAddSingleton<ReconcileStatus>();
        builder.Services.AddPodiumBoards(builder.Configuration);
        work?.Invoke(builder);

        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    /// <summary>How JSON looks on every address: camelCase, enums by name, nothing guessed.</summary>
    public static void ConfigureJson(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static void AddRest(IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        services.AddExceptionHandler<PodiumExceptionHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ConfigureJson(options.SerializerOptions));
        services.AddSingleton<HandoverPreview>();
        services.AddPodiumOpenApi();
        services.AddPodiumHealth();
        services.AddPodiumCompression();
        services.AddPodiumCustomers();
        services.AddSingleton<VisitDesk>();
        services.AddSingleton<ProposalDesk>();
        services.AddSingleton<MessageDesk>();
    }

    private static void Use(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<SecurityHeaders>();
        app.UsePodiumCompression();
        app.UseClientFiles();
        app.UseRouting();
        app.UseClientPages();
        app.UseAuthentication();
        app.UseMiddleware<AuditLog>();
        app.UseMiddleware<RefusedCalls>();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseMiddleware<AntiforgeryGuard>();
    }

    private static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapSession();
        api.MapUsers();
        api.MapApiKeys();
        api.MapDisplays();
        api.MapOrganization();
        api.MapIndicators();
        api.MapCustomers();
        api.MapDemerits();
        api.MapHandovers();
        api.MapProposals();
        api.MapManagerProfiles();
        api.MapAssignmentRules();
        api.MapTeams();
        api.MapPool();
        api.MapCustomerFiles();
        api.MapDocuments();
        api.MapNeeds();
        api.MapMessages();
        api.MapPostings();
        api.MapImports();
        api.MapAudit();
        api.MapCalendar();
        api.MapVisits();
        api.MapContacts();
        api.MapReports();
        api.MapAgenda();
        api.MapCalendarFeeds();
        app.MapPodiumBoards();
        app.MapPodiumOpenApi();
        app.MapPodiumHealth();
    }
}
