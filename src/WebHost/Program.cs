using Podium.WebHost.Hosting;

await PodiumWebHost.Build(args).RunAsync();
