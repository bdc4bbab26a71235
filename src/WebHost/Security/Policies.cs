using Microsoft.AspNetCore.Authorization;

namespace Podium.WebHost.Security;

/// <summary>Who may call what, by role. What they see of it is decided by <see cref="DataScope"/>.</summary>
internal static class Policies
{
    /// <summary>Whoever is signed in, TV boards too. Everything else refuses TV boards.</summary>
    public const string Everybody = nameof(Everybody);

    /// <summary>Administrators.</summary>
    public const string Administrators = nameof(Administrators);

    /// <summary>Those who bring data in: administrators and integrators.</summary>
    public const string Feeders = nameof(Feeders);

    /// <summary>Those who see customers: everybody but systems and TV boards.</summary>
    public const string Bankers = nameof(Bankers);

    /// <summary>Those who work with customers: administrators, branch heads and managers.</summary>
    public const string Owners = nameof(Owners);

    /// <summary>Those who visit customers: customer managers.</summary>
    public const string Managers = nameof(Managers);

    /// <summary>Those who lead: administrators and branch heads.</summary>
    public const string Leaders = nameof(Leaders);

    /// <summary>Those who prove the numbers: administrators and auditors.</summary>
    public const string Controllers = nameof(Controllers);

    /// <summary>Registers the policies; an endpoint that names none takes everybody but TV boards, and nobody who is not signed in.</summary>
    public static void Configure(AuthorizationOptions options)
    {
        var staff = Of([.. Enum.GetValues<CallerRole>().Where(r => r != CallerRole.Display)]);
        options.DefaultPolicy = staff;
        options.FallbackPolicy = staff;
        options.AddPolicy(Everybody, Of(Enum.GetValues<CallerRole>()));
        options.AddPolicy(Administrators, Of(CallerRole.Administrator));
        options.AddPolicy(Feeders, Of(CallerRole.Administrator, CallerRole.Integrator));
        options.AddPolicy(Bankers, Of(CallerRole.Administrator, CallerRole.Auditor, CallerRole.BranchHead, CallerRole.Manager));
        options.AddPolicy(Owners, Of(CallerRole.Administrator, CallerRole.BranchHead, CallerRole.Manager));
        options.AddPolicy(Managers, Of(CallerRole.Manager));
        options.AddPolicy(Leaders, Of(CallerRole.Administrator, CallerRole.BranchHead));
        options.AddPolicy(Controllers, Of(CallerRole.Administrator, CallerRole.Auditor));
    }

    private static AuthorizationPolicy Of(params CallerRole[] roles) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(roles.Select(r => r.ToString())).Build();
}
