using Podium.Silo.Hosting;

// Its settings lie beside the program, wherever it is started from.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.UseOrleans(silo => silo.UsePodiumCluster(builder.Configuration).AddPodiumSilo(builder.Configuration));
using var host = builder.Build();
host.Services.GetRequiredService<ShutdownDeadline>().Watch(Environment.Exit);
try
{
    host.Services.GetRequiredService<DatabaseLease>().TakeAsMember();
}
catch (DatabaseInUseException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

await host.MigratePodiumAsync();
await host.RunAsync();
return 0;
