using Podium.Silo.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.UseOrleans(silo => silo.UsePodiumCluster(builder.Configuration).AddPodiumSilo(builder.Configuration));
using var host = builder.Build();
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
