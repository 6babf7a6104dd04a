using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Links;

/// <summary>Whether addresses of documents are asked for, how often, and how many of one host.</summary>
public sealed record LinkSettings(bool On, int RecheckDays, int PerHostAndDay)
{
    public static LinkSettings Read(InstanceOptions options, List<string> mistakes)
    {
        foreach (var (name, value) in ((string, int)[])[(nameof(options.LinkCheckDays), options.LinkCheckDays), (nameof(options.LinkChecksPerDay), options.LinkChecksPerDay)])
            if (value <= 0)
                mistakes.Add(PortalTexts.Console("host.notPositive", name, value));
        return new LinkSettings(options.LinkChecks, options.LinkCheckDays, options.LinkChecksPerDay);
    }
}
