using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Visits;
using Podium.Grains.Visits;

namespace Podium.WebHost.Needs;

/// <summary>Tells the open pages of who owes an answer, and of the heads above, that a need changed.</summary>
internal sealed class NeedNews(AgendaNews news) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if (answer is Ok<NeedView> { Value: { } need })
        {
            await news.PushAsync(new AgendaChange(need.OwnerManagerId, need.UnitId, "need", need.Id));
        }

        return answer;
    }
}
