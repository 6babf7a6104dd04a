namespace OpenContracting.Web.Hosting;

/// <summary>Lets every endpoint that answers GET answer HEAD: routed as GET, then HEAD again for whoever writes the answer.</summary>
/// <remarks>Endpoints mapped with MapGet alone would answer HEAD with 405.</remarks>
public static class HeadRequests
{
    private static readonly object WasHead = new();

    public static void UseRoutingWithHead(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Items[WasHead] = true;
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.Items.ContainsKey(WasHead))
                context.Request.Method = HttpMethods.Head;
            return next(context);
        });
    }
}
