using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Podium.WebHost.Operations.Demo;

namespace Podium.WebHost.Operations.SignIns;

/// <summary>Tells whoever started the server where it is and, in a bank to look around in, who may sign in.</summary>
internal sealed class Welcome(IServer server, TrialSignIns signIns, DemoFilled filled, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ApplicationStarted.WaitAsync(stoppingToken);
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        await Console.Out.WriteLineAsync($"Podium is open at {string.Join(" and ", addresses)}");
        await filled.WaitAsync(stoppingToken);
        var users = await signIns.ListAsync(stoppingToken);
        if (users.Count > 0)
        {
            await Console.Out.WriteLineAsync($"Sign in to look around; the password of each is '{TrialSignIns.Password}' unless it was changed:");
        }

        foreach (var user in users)
        {
            await Console.Out.WriteLineAsync($"  {user.UserName,-11} {user.DisplayName}");
        }
    }
}
