using Podium.Silo.Hosting;
using Podium.WebHost.Hosting;
using Podium.WebHost.Operations.Demo;
using Podium.WebHost.Operations.Loading;
using Podium.WebHost.Operations.SignIns;
using Podium.WebHost.Operations.Uci;

namespace Podium.WebHost.Operations;

/// <summary>Adds what loads banks.</summary>
internal static class OperationsSetup
{
    /// <summary>Adds the loader; for the server and for every command.</summary>
    public static WebApplicationBuilder AddLoading(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BankLoader>();
        builder.Services.AddSingleton<UciLoader>();
        builder.Services.AddSingleton<TrialSignIns>();
        builder.Services.AddSingleton<DemoFiles>();
        builder.Services.AddSingleton<DemoAssignments>();
        builder.Services.AddSingleton<DemoVisits>();
        builder.Services.AddSingleton<DemoFiller>();
        return builder;
    }

    /// <summary>Takes the database for this process, before anything opens it, and sees to it that the process ends when it is told to; leaves it to the silos where this is but a client of theirs.</summary>
    /// <exception cref="DatabaseInUseException">Another process holds it.</exception>
    public static WebApplication TakeDatabase(this WebApplication app)
    {
        app.Services.GetRequiredService<ShutdownDeadline>().Watch(Environment.Exit);
        if (Shape.IsEmbedded(app.Configuration))
        {
            app.Services.GetRequiredService<DatabaseLease>().TakeAlone();
        }

        return app;
    }

    /// <summary>Adds the demo bank to a server: fills an empty database and keeps a demo bank busy.</summary>
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        builder.Services.AddOptions<SimulatorOptions>().BindConfiguration(SimulatorOptions.Section);
        builder.Services.AddSingleton<DemoFilled>();
        builder.Services.AddHostedService<DemoFillService>();
        builder.Services.AddHostedService<Simulator>();
        builder.Services.AddHostedService<Welcome>();
        return builder;
    }
}
