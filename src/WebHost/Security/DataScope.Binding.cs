namespace Podium.WebHost.Security;

internal sealed partial class DataScope
{
    /// <summary>Lets an endpoint take the caller's scope as a parameter.</summary>
    public static async ValueTask<DataScope> BindAsync(HttpContext context) =>
        await context.RequestServices.GetRequiredService<ScopeSource>().GetAsync(context.User, context.RequestAborted);
}
