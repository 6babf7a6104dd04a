using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Hosting;

/// <summary>What nobody else answered: our own faults and addresses that lead nowhere; problem details to machines, a page to people.</summary>
public static class Faults
{
    public static void UseFaults(this WebApplication app)
    {
        app.UseExceptionHandler(failed => failed.Run(async context =>
        {
            // A request that cannot be read (a body too large, a broken header) is the sender's, not ours.
            var status = context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : 500;
            var problem = status switch
            {
                StatusCodes.Status413PayloadTooLarge =>
                    new Problem(ProblemKind.ExportTooLarge, context.RequestServices.GetRequiredService<InstanceSettings>().LargestExport),
                < 500 => new Problem(ProblemKind.MalformedRequest, ((IExceptionHandlerFeature)context.Features.Get<IExceptionHandlerFeature>()!).Error.Message),
                _ => new Problem(ProblemKind.OurFault, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier),
            };
            await problem.ExecuteAsync(context);
        }));
        app.UseStatusCodePages(pages => pages.HttpContext.Request.Path.StartsWithSegments("/api")
            ? ExplainAsync(pages.HttpContext)
            : ShowPageAsync(pages));
    }

    private static Task ExplainAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new Problem(ProblemKind.UnknownAddress, context.Request.Path.Value).ExecuteAsync(context),
        StatusCodes.Status405MethodNotAllowed =>
            new Problem(ProblemKind.MethodNotAllowed, context.Request.Method, context.Request.Path.Value).ExecuteAsync(context),
        _ => Task.CompletedTask,
    };

    /// <summary>Lets the page for lost readers answer in the place of the address asked for, with the status that was set.</summary>
    private static async Task ShowPageAsync(StatusCodeContext pages)
    {
        var context = pages.HttpContext;
        var asked = context.Request.Path;
        context.Request.Path = PageAddress.NotFound.In(PageLanguage.Of(context).Language);
        context.Items[typeof(PageAddress)] = context.Response.StatusCode;
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        try
        {
            await pages.Next(context);
        }
        finally
        {
            context.Request.Path = asked;
        }
    }
}
