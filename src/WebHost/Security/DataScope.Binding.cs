namespace Podium.WebHost.Security;

internal sealed partial class DataScope
{
    /// <summary>Lets an endpoint take the caller's scope as a parameter.</summary>
    public static ValueTask<DataScope> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.RequestServices.GetRequiredService<ScopeSource>().Get(context.User));
}
